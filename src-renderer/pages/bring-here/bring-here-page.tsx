import { Link } from 'wouter';
import { usePageHeading } from '../../parts/use-page-heading.ts';
import { useSession } from '../../session/session.ts';
import { FromBackups } from './from-backups.tsx';
import { FromFile } from './from-file.tsx';

/** An organisation comes from another computer: in one file, or out of its backups. Also before anything is on this one. */
export function BringHerePage() {
  const { workspace } = useSession();
  const heading = usePageHeading('Bring an organisation here');
  return (
    <main className="alone alone--wide">
      <p className="page-caption">IG Toolkit Desktop</p>
      <h1 className="page-heading" tabIndex={-1} ref={heading}>
        Bring an organisation here
      </h1>
      <p className="lead">Answers, evidence, people and history come to this computer. Where they come from stays as it is.</p>
      <FromFile />
      <FromBackups />
      <p>
        <Link href={workspace ? '/backup' : '/'}>{workspace ? 'Back to backup and moving' : 'Back to the first page'}</Link>
      </p>
    </main>
  );
}
