import { unreachable } from '../../src-shared/result.ts';
import type { SubmissionRefusal } from '../../src-shared/submission/open-submission.ts';
import { Refused } from '../http/refused.ts';

/** What a copy that cannot be opened is refused with. */
export function refusedCopy(refusal: SubmissionRefusal): Refused {
  switch (refusal.kind) {
    case 'no such copy':
      return new Refused('copy-missing');
    case 'changes are missing':
      return new Refused('changes-missing', { about: { changes: [...refusal.changes] } });
    case 'hash differs':
      return new Refused('copy-differs');
    case 'no salt':
      return new Refused('salt-missing');
    case 'withdrawn':
      return new Refused('withdrawn');
    case 'not accepted':
      return new Refused('not-accepted');
    case 'acceptance altered':
      return new Refused('acceptance-altered');
    case 'accepted over another copy':
      return new Refused('accepted-another-copy');
    default:
      return unreachable(refusal);
  }
}
