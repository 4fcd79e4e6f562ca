import { ScreenFrame } from '../app/screen-frame';

export function TrashView() {
  return <ScreenFrame crumbs={[]}>{null}</ScreenFrame>;
}
