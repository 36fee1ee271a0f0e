import { Link } from 'wouter';
import { type Command, PAGE_SHORTCUTS, useCommands } from '../../app/commands.ts';
import { Page } from '../../parts/page.tsx';
import { KeysInWords } from './keys-in-words.tsx';

const GROUPS: readonly Command['group'][] = ['Go to', 'Edit', 'This page', 'Working here', 'Help'];

/** Every shortcut, from the tables that the keys themselves are handled by. */
export function KeyboardPage() {
  const commands = useCommands();
  return (
    <Page title="Keyboard shortcuts" caption={<Link href="/help">Help</Link>}>
      <p className="prose">
        Everything can be done with the keyboard. Tab moves to the next thing, Shift and Tab back, Enter follows a link, Space
        presses a button or ticks a box. On a Mac use Command where Ctrl is written. In a text box Ctrl and Z takes back typing
        first.
      </p>
      {GROUPS.map((name) => (
        <ShortcutTable
          key={name}
          name={name}
          rows={commands.flatMap((command) =>
            command.group === name && command.keys ? [{ keys: command.keys, what: command.name }] : [],
          )}
        />
      ))}
      <ShortcutTable
        name="Only in some places"
        rows={PAGE_SHORTCUTS.map(({ keys, name, where }) => ({
          keys,
          what: `${name} (${where.charAt(0).toLowerCase()}${where.slice(1)})`,
        }))}
      />
    </Page>
  );
}

function ShortcutTable({
  name,
  rows,
}: {
  readonly name: string;
  readonly rows: readonly { readonly keys: string; readonly what: string }[];
}) {
  if (rows.length === 0) return null;
  return (
    <table className="nhsuk-table shortcuts">
      <caption className="nhsuk-table__caption nhsuk-table__caption--s">{name}</caption>
      <thead className="nhsuk-u-visually-hidden">
        <tr>
          <th scope="col">Keys</th>
          <th scope="col">What they do</th>
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map(({ keys, what }) => (
          <tr key={keys} className="nhsuk-table__row">
            <td className="nhsuk-table__cell shortcuts__keys">
              <KeysInWords keys={keys} />
            </td>
            <td className="nhsuk-table__cell">{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
