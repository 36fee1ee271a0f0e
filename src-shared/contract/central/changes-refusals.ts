/** What routes of changes refuse a whole request with. */
export const changesRefusals = {
  'history-differs': {
    status: 409,
    words:
      'The service was restored from a backup, or began anew, since this computer last asked. This computer compares what both have and sends what the service lacks. Nothing here is lost.',
  },
  'sending-too-much': {
    status: 429,
    words:
      'Your organisation’s computers send more than the service takes at once. What is not sent yet stays here and goes later.',
  },
} as const;
