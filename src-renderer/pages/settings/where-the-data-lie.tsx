import { useSession } from '../../session/session.ts';

/** Where everything is kept, and what protects it: said plainly, because only attached files are encrypted by the app. */
export function WhereTheDataLie() {
  const { app } = useSession();
  return (
    <>
      <h2 className="nhsuk-heading-m">Where your data are</h2>
      <p className="prose">
        Everything is in one folder on this computer. Each organisation has its own folder in it, with a journal of every change.
        The window keeps a second copy in its browser profile, which can be rebuilt from the journal.
      </p>
      <p className="settings__folder">
        <code>{app.dataFolder}</code>
      </p>
      <h3 className="nhsuk-heading-s">What is encrypted and what is not</h3>
      <dl className="nhsuk-summary-list settings__encrypted">
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Answers, comments, names, history</dt>
          <dd className="nhsuk-summary-list__value">Not encrypted by this app. Whoever can open the folder can read them.</dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Files that you save</dt>
          <dd className="nhsuk-summary-list__value">Not encrypted. Keep them where only the right people can open them.</dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Evidence files that you attach</dt>
          <dd className="nhsuk-summary-list__value">Encrypted, with the key that is described above. Their names are not.</dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Other evidence</dt>
          <dd className="nhsuk-summary-list__value">Stays where it is. You record here only where that is.</dd>
        </div>
      </dl>
      <div className="nhsuk-inset-text">
        <span className="nhsuk-u-visually-hidden">Information: </span>
        <p className="prose">
          Turn on disk encryption on this computer: BitLocker or device encryption on Windows, FileVault on a Mac, LUKS on Linux.
          Give each person their own login, and lock the screen when you leave it.
        </p>
      </div>
      <p className="prose">Nothing is sent anywhere.</p>
    </>
  );
}
