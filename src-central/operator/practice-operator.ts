import type { Operator } from '../../src-shared/contract/central/operator.ts';

/** The service that runs on the person's own computer, so that the whole work can be tried without anybody else. */
export const practiceOperator: Operator = {
  name: 'Practice service on this computer',
  contact: 'Nobody runs this service but you: it is on this computer, for practice.',
  privacyNotice:
    'This service runs on this computer. What you send to it is kept in a folder on this computer, goes nowhere else and is seen ' +
    'by nobody else. Removing the folder removes it all.',
  terms:
    'This is a practice run. Publishing here tells nobody anything, meets no duty and completes no return. You can do it as often as you like.',
  remark: 'Practice run: nothing has left this computer',
};
