import { ScreenFrame } from '../app/screen-frame';

export function ReaderView(_props: { readonly articleId: string; readonly annotationId?: string | undefined }) {
  return <ScreenFrame crumbs={[]}>{null}</ScreenFrame>;
}
