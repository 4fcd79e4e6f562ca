import { ScreenFrame } from '../app/screen-frame';

export function LibraryView() {
  return <ScreenFrame crumbs={[]}>{null}</ScreenFrame>;
}
