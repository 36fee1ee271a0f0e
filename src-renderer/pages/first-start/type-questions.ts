/** “I am not sure which type we are”: at most three questions, each answer leading on or to an organisation type. */
export interface TypeQuestion {
  readonly ask: string;
  readonly answers: readonly { readonly words: string; readonly leadsTo: TypeQuestion | string }[];
}

const CARE_BY_CONTRACT: TypeQuestion = {
  ask: 'How do people come to you?',
  answers: [
    {
      words: 'The health service sends them under a contract with us, such as an independent hospital or clinic',
      leadsTo: 'nhs-business-partner',
    },
    {
      words: 'They choose us from a list for one clinical service, such as podiatry or hearing aids',
      leadsTo: 'any-qualified-provider-clinical',
    },
    {
      words: 'They choose us for a service without clinical care, such as transport or equipment',
      leadsTo: 'any-qualified-provider-non-clinical',
    },
    { words: 'We are the healthcare team of a prison', leadsTo: 'prison' },
  ],
};

const CARE: TypeQuestion = {
  ask: 'What kind of care?',
  answers: [
    { words: 'Family doctors (a GP practice)', leadsTo: 'general-practice' },
    { words: 'Dentistry', leadsTo: 'dental-practice' },
    { words: 'Eyes: sight tests, glasses, eye clinics', leadsTo: 'eye-care' },
    { words: 'A care home, nursing home or care at home', leadsTo: 'care-home' },
    { words: 'A hospice', leadsTo: 'hospice' },
    { words: 'Something else', leadsTo: CARE_BY_CONTRACT },
  ],
};

const DISPENSING: TypeQuestion = {
  ask: 'What do you dispense?',
  answers: [
    { words: 'Medicines', leadsTo: 'community-pharmacy' },
    { words: 'Only appliances, such as stoma products', leadsTo: 'dispensing-appliance-contractor' },
  ],
};

export const FIRST_QUESTION: TypeQuestion = {
  ask: 'What do you mostly do?',
  answers: [
    { words: 'We treat or look after people', leadsTo: CARE },
    { words: 'We dispense prescriptions', leadsTo: DISPENSING },
    { words: 'We are a charity or community group that supports people', leadsTo: 'voluntary-sector' },
    { words: 'We supply something to the health service: software, storage, call handling', leadsTo: 'commercial-third-party' },
  ],
};
