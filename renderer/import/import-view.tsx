import { ScreenFrame } from '../app/screen-frame';

export function ImportView() {
  return <ScreenFrame crumbs={[]}>{null}</ScreenFrame>;
}
