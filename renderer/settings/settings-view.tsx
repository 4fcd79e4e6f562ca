import { ScreenFrame } from '../app/screen-frame';

export function SettingsView() {
  return <ScreenFrame crumbs={[]}>{null}</ScreenFrame>;
}
