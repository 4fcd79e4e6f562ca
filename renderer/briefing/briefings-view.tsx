import { ScreenFrame } from '../app/screen-frame';

export function BriefingsView() {
  return <ScreenFrame crumbs={[]}>{null}</ScreenFrame>;
}
