import { Menu, Toolbar, Tooltip } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { ChevronDown, Table } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './toolbar.module.css';

/** The most columns that the menu makes: more could not be read on an upright page. */
const mostColumns = 20;

/** What can be done to the table that the cursor stands in. */
export function TableMenu({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('briefing');
  const run = () => editor.chain().focus();
  return (
    <Menu position="bottom-start" shadow="md">
      <Tooltip label={t('tool.changeTable')}>
        <span className={classes.target}>
          <Menu.Target>
            <Toolbar.Toggle autoWidth className={classes.style} aria-label={t('tool.changeTable')}>
              <Table size={16} aria-hidden /> <ChevronDown size={13} aria-hidden />
            </Toolbar.Toggle>
          </Menu.Target>
        </span>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Item onClick={() => run().addRowBefore().run()}>{t('table.rowAbove')}</Menu.Item>
        <Menu.Item onClick={() => run().addRowAfter().run()}>{t('table.rowBelow')}</Menu.Item>
        <Menu.Item disabled={columns(editor) >= mostColumns} onClick={() => run().addColumnBefore().run()}>
          {t('table.columnBefore')}
        </Menu.Item>
        <Menu.Item disabled={columns(editor) >= mostColumns} onClick={() => run().addColumnAfter().run()}>
          {t('table.columnAfter')}
        </Menu.Item>
        <Menu.Item onClick={() => run().toggleHeaderRow().run()}>{t('table.headerRow')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => run().deleteRow().run()}>{t('table.removeRow')}</Menu.Item>
        <Menu.Item onClick={() => run().deleteColumn().run()}>{t('table.removeColumn')}</Menu.Item>
        <Menu.Item color="red" onClick={() => run().deleteTable().run()}>
          {t('table.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** How many columns the table around the cursor has, as its first row counts them. */
function columns(editor: Editor): number {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name !== 'table') continue;
    let count = 0;
    node.firstChild?.forEach((cell) => {
      count += Number(cell.attrs.colspan);
    });
    return count;
  }
  return 0;
}
