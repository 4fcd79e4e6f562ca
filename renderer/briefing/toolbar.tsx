import { Menu, Toolbar, Tooltip } from '@mantine/core';
import { type Editor, useEditorState } from '@tiptap/react';
import { AtSign, Bold, ChevronDown, Italic, List, ListOrdered, Table } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keysText } from '../app/shortcuts';
import { TableMenu } from './table-menu';
import classes from './toolbar.module.css';

type Props = {
  readonly editor: Editor;
  readonly onCite: () => void;
  /** `null` while no pages are shown. */
  readonly pages: number | null;
  readonly words: number;
};

const levels = [1, 2, 3] as const;

/** What can be done to the text, and how long it is. */
export function BodyToolbar({ editor, onCite, pages, words }: Props) {
  const { t } = useTranslation('briefing');
  return (
    <div className={classes.bar}>
      <Tools editor={editor} onCite={onCite} />
      <span className={classes.counts}>
        {pages !== null && <>{t('count.pages', { count: pages })} · </>}
        {t('count.words', { count: words })}
      </span>
    </div>
  );
}

/** One tab stop with arrow keys inside. Memoised: with its tooltips it takes longer to draw than a key may. */
const Tools = memo(function Tools({ editor, onCite }: Pick<Props, 'editor' | 'onCite'>) {
  const { t } = useTranslation('briefing');
  const on = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      level: levels.find((level) => current.isActive('heading', { level })) ?? null,
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      bullets: current.isActive('bulletList'),
      numbers: current.isActive('orderedList'),
      table: current.isActive('table'),
    }),
  });
  const run = () => editor.chain().focus();
  const style = on.level === null ? t('tool.body') : t(`tool.heading${on.level}`);
  return (
    <Toolbar size="sm" withBorder={false} className={classes.tools ?? ''} aria-label={t('tool.label')}>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Toolbar.Toggle autoWidth className={classes.style} aria-label={t('tool.style', { style })}>
            {style} <ChevronDown size={13} aria-hidden />
          </Toolbar.Toggle>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<kbd>{keysText('Mod+Alt+0')}</kbd>} onClick={() => run().setParagraph().run()}>
            {t('tool.body')}
          </Menu.Item>
          {levels.map((level) => (
            <Menu.Item
              key={level}
              rightSection={<kbd>{keysText(`Mod+Alt+${level}`)}</kbd>}
              onClick={() => run().setHeading({ level }).run()}
            >
              {t(`tool.heading${level}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Tool label={t('tool.bold')} keys="Mod+B" active={on.bold} onClick={() => run().toggleBold().run()} icon={<Bold size={16} />} />
      <Tool
        label={t('tool.italic')}
        keys="Mod+I"
        active={on.italic}
        onClick={() => run().toggleItalic().run()}
        icon={<Italic size={16} />}
      />
      <Toolbar.Divider />
      <Tool
        label={t('tool.bullets')}
        keys="Mod+Shift+8"
        active={on.bullets}
        onClick={() => run().toggleBulletList().run()}
        icon={<List size={17} />}
      />
      <Tool
        label={t('tool.numbers')}
        keys="Mod+Shift+7"
        active={on.numbers}
        onClick={() => run().toggleOrderedList().run()}
        icon={<ListOrdered size={17} />}
      />
      {on.table ? (
        <TableMenu editor={editor} />
      ) : (
        <Tool
          label={t('tool.table')}
          onClick={() => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
          icon={<Table size={16} />}
        />
      )}
      <Toolbar.Divider />
      <Tooltip label={`${t('tool.citeHint')} (${keysText('Mod+Shift+C')})`}>
        <Toolbar.Toggle autoWidth className={classes.style} onClick={onCite}>
          <AtSign size={15} aria-hidden /> {t('tool.cite')}
        </Toolbar.Toggle>
      </Tooltip>
    </Toolbar>
  );
});

type ToolProps = {
  readonly label: string;
  readonly keys?: string;
  /** Left out for what is done once and not switched on. */
  readonly active?: boolean;
  readonly icon: ReactNode;
  readonly onClick: () => void;
};

function Tool({ label, keys, active, icon, onClick }: ToolProps) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keysText(keys)})`}>
      <Toolbar.Toggle aria-label={label} {...(active === undefined ? {} : { active })} onClick={onClick}>
        {icon}
      </Toolbar.Toggle>
    </Tooltip>
  );
}
