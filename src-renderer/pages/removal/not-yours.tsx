import { Link } from 'wouter';
import { openPersonMenu } from '../../app/person-menu.ts';
import { WhoMayRemove } from './who-may.tsx';

/** Shown in place of the form to whoever may not remove things for good. */
export function NotYours({ back }: { readonly back: string }) {
  return (
    <>
      <p className="prose">
        Removing something for good cannot be undone, so it is for the people who answer for information in your organisation.
      </p>
      <WhoMayRemove />
      <div className="buttons">
        <button type="button" className="nhsuk-button" onClick={openPersonMenu}>
          Somebody else works here
        </button>
        <Link href={back} className="nhsuk-button nhsuk-button--secondary">
          Go back
        </Link>
      </div>
    </>
  );
}
