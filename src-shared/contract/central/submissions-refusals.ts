/** What publishing is refused with. Nothing that is refused is stored; what was sent before stays. */
export const submissionsRefusals = {
  'organisation-provisional': {
    status: 409,
    words:
      'Your organisation’s registration is not confirmed yet, so it cannot publish. Everything else works meanwhile, and you can publish as soon as it is confirmed.',
  },
  'copy-missing': {
    status: 409,
    words: 'The finished copy has not arrived at the service yet. Send what is waiting to be sent, then publish again.',
  },
  'changes-missing': {
    status: 409,
    words: 'Some of what the finished copy consists of has not arrived yet. Send what is waiting to be sent, then publish again.',
  },
  'copy-differs': {
    status: 422,
    words: 'What the service has does not say what was finished. Finish the assessment again and publish that copy.',
  },
  'salt-missing': {
    status: 422,
    words: 'This copy was finished without publishing it. Open the assessment again and publish it.',
  },
  withdrawn: { status: 409, words: 'This publication was withdrawn before it was sent. Publish again if you want to.' },
  'not-accepted': { status: 422, words: 'Nobody has accepted the assurance statement over this copy.' },
  'acceptance-altered': {
    status: 422,
    words:
      'The acceptance of the assurance statement was changed after it was given. Open the assessment again and publish it anew.',
  },
  'accepted-another-copy': {
    status: 422,
    words: 'The assurance statement was accepted over another copy than this. Open the assessment again and publish it anew.',
  },
  'set-not-held': { status: 409, words: 'The service does not have this requirement set.' },
  'statement-not-known': {
    status: 409,
    words:
      'The service does not know the text of the assurance statement that was accepted. The operator has to update the service.',
  },
  'not-complete': { status: 422, words: 'Something is still left to do before this can be published.' },
  'receipt-not-ours': {
    status: 422,
    words: 'The receipt that was sent along is not one that this service gave for this copy. Nothing was stored.',
  },
  'too-many-submissions': {
    status: 409,
    words: 'Your organisation has published 500 times, which is all that the service keeps. Ask the operator.',
  },
  'clock-behind': {
    status: 503,
    words: 'The service’s clock is wrong, so it cannot say when something arrived. Tell the operator, and publish again later.',
  },
} as const;
