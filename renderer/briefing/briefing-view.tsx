import { ScreenFrame } from '../app/screen-frame';

export function BriefingView(_props: { readonly briefingId: string }) {
  return <ScreenFrame crumbs={[]}>{null}</ScreenFrame>;
}
