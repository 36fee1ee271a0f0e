/** One thing that help says, named as `data-help` attributes on the screens name it. */
export interface HelpTopic {
  readonly id: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly points?: readonly string[];
}

/** The help page, in the order in which people meet these things. F1 opens it at the topic of what has the focus. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  {
    id: 'requirements',
    title: 'The list of requirements',
    texts: [
      'A requirement is one numbered question about how you look after information. The list shows where each stands, what supports it, and who edited it last.',
      'Type into the box above the list to find words in titles, criteria, guidance, comments and evidence. The buttons below it show only some of the requirements, such as those below level 2. The headings of the table sort it. The list remembers all of this while you work.',
    ],
  },
  {
    id: 'levels',
    title: 'Levels',
    texts: [
      'Every requirement has four attainment levels. You never type a level in: you tick what is true, and the level follows.',
    ],
    points: [
      'Level 0: you cannot say yes to level 1 yet.',
      'Level 1: somebody is responsible, and it is planned and written down.',
      'Level 2: it is approved, in use, and everyone it concerns knows. Level 2 on every requirement is the pass mark.',
      'Level 3: it is checked and made better. That usually needs a year of checking first.',
    ],
  },
  {
    id: 'criteria',
    title: 'Criteria and ticks',
    texts: [
      'A criterion is one statement that you can answer yes or no, such as 1a. Tick it when it is true today and you could show it to somebody. A level is reached when all criteria of that level and of every level below it are ticked.',
      'Criteria of a higher level cannot be ticked before the lower level is complete. When you untick a lower one later, the higher ticks stay on record and do not count until it is ticked again; the page says so.',
      'Level 0 has a tick box of its own, for when level 1 is out of reach for now. Ticks made so far stay as “done so far”, and level 0 clears itself when level 1 is reached.',
    ],
  },
  {
    id: 'evidence',
    title: 'Evidence',
    texts: [
      'Evidence is what you would show to somebody who asks. Each criterion suggests what organisations like yours usually have; you can add your own. Tick “Obtained” when you have it, and attach the document, or say where it is: a folder, a file name, a cupboard.',
      'To attach documents, choose “Attach files” under the row, and pick one or several. Or drag them from a folder onto the row. Dropped beside the rows, each document gets a row of its own. A screenshot is pasted: take it, click into the row, and press Ctrl+V. “Use a file you attached before” lets one document prove many things; it is kept once. “Take out” only takes the document out of this row. Attaching can be undone like everything else.',
      'While a document is on its way, the line at the foot of the window says so. One that cannot be attached, because it is empty, too large or open elsewhere, says why under its row, and the others go on.',
      'Evidence is optional. When every ticked criterion has an obtained item with a file or a location, you need no comment.',
    ],
  },
  {
    id: 'patient-numbers',
    title: 'NHS numbers in evidence and comments',
    texts: [
      'Evidence and comments must not name patients. Before a document is attached, the app looks for NHS numbers in its name and, where it can read it, in its text. It shows what it found, and you decide: do not attach it, say that this is not a patient, or attach it all the same because it is needed. The decision is recorded under your name.',
      'The app looks for ten digits whose last one fits the others. About one random ten-digit number in eleven fits too, so what it found may be an order number. It does not see names or addresses, and it cannot read scans and photographs: look at those yourself.',
      'What looks like an NHS number in a comment or in the details of evidence is pointed out where it stands, and in what is left to do. It does not stop you.',
    ],
  },
  {
    id: 'evidence-files',
    title: 'Evidence files',
    texts: [
      'The Evidence page lists every document that proves something, once each, however many answers it proves. The app keeps an encrypted copy of its own: move or change your own document as you like. Click a name to see the document, where it is used, and its dates.',
      '“In effect from” is the date on the document. “Review by” is when somebody should look at it again: 30 days before, it is marked as due, and afterwards as out of date, here, on the requirement and in what is left to do.',
      'When a document changes, replace it with the newer version on its own page. Everything that it proves then shows the newer one, and the version before can still be opened, or made current again. A copy that was sealed keeps saying which version it was sealed with.',
      'Taking a file off the list can be undone. “Remove for good” cannot: it is for what should never have been kept, such as a document that names patients.',
    ],
  },
  {
    id: 'comments',
    title: 'General comments',
    texts: [
      'A comment says in a few sentences why your level is right: what you have, where it is, who looks after it, when it was last looked at. A requirement needs a comment, or evidence with a file or a location under every ticked criterion. Level 0 always needs a comment that says what is missing.',
      'Beside each requirement is a sample comment. It is invented: change it until it is true for you. Leave out anything about individual patients.',
    ],
  },
  {
    id: 'not-relevant',
    title: 'Not relevant',
    texts: [
      'Some requirements can be marked not relevant (NR), and the page says when. It needs a reason. A requirement marked not relevant leaves your score altogether: it neither helps nor harms.',
      'Marking sets your ticks aside. Taking the mark away brings them back.',
    ],
  },
  {
    id: 'target',
    title: 'Target level and who looks after it',
    texts: [
      'For your own planning you can set a target level for a requirement and name somebody who looks after it. Neither changes your level or your score. “What is left to do” tells you where you are below your own target.',
    ],
  },
  {
    id: 'saving',
    title: 'What “saved” means',
    texts: [
      'There is no save button. A tick is saved at once, text a second after you stop typing or when you leave the box. The line at the foot of the window always says where things stand.',
    ],
    points: [
      'Saving: it is on your screen and on its way to the disk.',
      'Saved on this computer: it is on the disk twice, in the app’s database and in its journal. Either can be rebuilt from the other.',
      'Not saved yet: the line says why, such as a full disk. What you typed stays on the screen, and the app tries again by itself.',
      'The disk is almost full: below 100 MB the app accepts no more edits, because a full disk can damage a browser’s database. What you typed until then is saved. When there is room again, it goes on by itself.',
    ],
  },
  {
    id: 'undo',
    title: 'Undo and history',
    texts: [
      'Ctrl+Z takes back the last thing you did, on whichever page that was, and shows you where. Ctrl+Y does it again. While you type in a text box, Ctrl+Z takes back typing first.',
      'Each requirement has a history at its foot: who changed what, and when. Anything in it can be taken back, next week too, as long as nobody has changed the same thing since. Nothing is deleted from the history, unless somebody removes it for good.',
    ],
  },
  {
    id: 'readiness',
    title: 'What is left to do, and finishing',
    texts: [
      '“What is left to do” lists everything that is still missing, each as a link to its place. When nothing is left, your assessment is ready to publish. This version of the app does not publish: it keeps the assessment on this computer.',
      '“Finish without publishing” seals a copy to print and sign. The copy has a revision number, a date and a fingerprint that shows whether anything in it was altered later. You can reopen the assessment as a new revision at any time; the sealed copy stays.',
    ],
  },
  {
    id: 'todays-return',
    title: 'What today’s return asks',
    texts: [
      'The Data Security and Protection Toolkit (DSPT) replaced the Information Governance Toolkit in 2018. This page lists your comments and evidence places by what the DSPT asks, so that you can copy from them, and says what the old set never asked. It sends nothing, and it does not complete your return.',
      'The list is the one for general practices. Other kinds of organisation have other lists, and they change from year to year.',
    ],
  },
  {
    id: 'people',
    title: 'People and roles',
    texts: [
      'Everybody who works on the assessment has a name here, so that the history can say who did what. Roles, such as information governance lead or Caldicott Guardian, are printed on the finished copy. Somebody who leaves can be taken off the list; what they did stays under their name.',
      'Anybody who can open this app on this computer can work under any name in it, unless that person has set a PIN. It does not ask for a password.',
      'Where several people take turns, the name in the line at the foot of the window opens the list of people. Ctrl+Shift+P opens it too. What was typed before belongs to the one who typed it, and Ctrl+Z takes back only what the person working here did.',
    ],
  },
  {
    id: 'pin',
    title: 'PIN lock',
    texts: [
      'A PIN is a courtesy lock: it keeps a passer-by out of the window, it does not encrypt anything. You set one under People, for yourself and for this computer. The app then asks for it when it starts, and after you lock the window with Ctrl+L or were away for as long as you chose.',
      'Forgotten? Somebody else with a PIN can open the window with theirs and take yours off. Where nobody can, removing the file pins.json from the app’s folder takes every PIN on this computer off. Nothing else is lost.',
    ],
  },
  {
    id: 'key',
    title: 'Key and recovery code of your evidence',
    texts: [
      'Files that you attach are kept encrypted, with one key for each organisation. The key is kept in the keychain of your computer where there is one. Otherwise you choose a passphrase, or a file beside the evidence that asks nothing of you and protects less. Settings says which it is, and changes it.',
      'The recovery code opens the attached files when that is lost: when the computer is set up anew, the passphrase forgotten, the keychain empty. It also opens a backup on another computer. Print it, type two groups of it to show that you have it, and lock it away. You can make a new one whenever the key is open; the old one then opens nothing.',
      'Encryption keeps out whoever takes the disk, a copy of the folder or a backup. It does not keep out somebody who works at this computer under your sign-in, nor a program that runs there: what you can open, they can open. Answers, comments and names are not encrypted, so switch on disk encryption too.',
    ],
  },
  {
    id: 'activity',
    title: 'Activity',
    texts: [
      'Activity lists everything that was ever recorded in this organisation: who did it, when, where, and what it says since. What one act changed stands together, such as marking a requirement not relevant, which also sets its ticks aside.',
      'The choices above the list narrow it. “Take back” is offered while nobody has changed the same thing since; it is recorded as an act of its own. “Recorded at the same time elsewhere” marks what somebody wrote on another computer without knowing what stands now. The list can be saved as a table (CSV) for a spreadsheet.',
    ],
  },
  {
    id: 'removing',
    title: 'Removing something for good, and how long you keep things',
    texts: [
      'Everything you change stays in the history. Where something must not be kept, such as a patient’s name in a comment, it can be removed for good: a text from the history of its requirement or from Activity, a file from its own page. It is then gone from this computer, from the history, and from every backup and file made from now on. Nobody can bring it back. What stays is who removed it, when, why, and a file’s hash or, for a text, a random mark.',
      'It is for whoever holds a role that answers for information, and asks for the PIN of whoever has one. That is a courtesy check. Backups that were made before still hold it: they are listed, and deleting them is up to you. After removing something, close the app and start it again, so that the browser’s own files are cleared as well. The disk may keep old bytes until it writes over them; disk encryption is the protection against that.',
      'How long you keep evidence files and the texts of a finished year is for your own policy to say. Set the years under “Keeping and removing”; what is past its period is then listed there. Nothing is ever removed by itself.',
    ],
  },
  {
    id: 'printing',
    title: 'Printing, and saving as PDF',
    texts: [
      'Ctrl+P prints what belongs to the page you are on, and “Print or save as PDF” offers everything there is: a requirement with your answers or blank, the whole assessment, what is left to do, a one-page note for the people who decide, a blank booklet, and the assurance pack. Each comes in large print too, and the whole assessment also for a word processor.',
      'The assurance pack is one PDF with every evidence file inside it. Open it in a PDF reader and look for the attachments, often a paper clip at the side. Its list says how to check that a file is the one that was attached.',
      'A document is made from what is saved, on this computer, and is sent nowhere. It is not encrypted, and holds your comments: keep it where others cannot read it. What our typeface does not hold, such as emoji or Arabic, is shown as a mark, and a note at the end says which characters they are. The copy for word processors has them as you typed them.',
    ],
  },
  {
    id: 'files',
    title: 'Files: taking an assessment elsewhere',
    texts: [
      'An assessment can be saved as one file, with its whole history, and opened on another computer. Opening shows what would change before anything does, and brings both together: where both edited the same thing, the later edit holds and the earlier one stays in the history. A file of another organisation is never mixed into yours.',
      'The list of requirements can also be saved as a table (CSV) for a spreadsheet. Files that you save, and the answers in the folder of this app, are not encrypted, so keep them where others cannot read them, and switch on disk encryption.',
    ],
  },
  {
    id: 'backup',
    title: 'Backups, and bringing something back',
    texts: [
      'Choose a folder once, best on another drive. From then on backups are made by themselves: some minutes after you begin, every two hours while you work, and when you close the app. Each is read back and counted before it is said to be made.',
      'To bring something back, choose a backup under “Backup and moving”. You see what would change before anything does. “What is missing here” adds what is lost and alters nothing else. “Everything as it was then” also sets back what was changed since; that is recorded like any other act, so it can be undone.',
      'If the computer itself is gone, install the app on another one and choose “Bring them here” on its first page. Answers come back at once; evidence files open with your recovery code or your passphrase.',
    ],
  },
  {
    id: 'move',
    title: 'Moving to another computer',
    texts: [
      'Under “Backup and moving” the app writes one encrypted file with everything in it: answers, evidence, people and history. On the other computer choose “Bring an organisation here” and enter the recovery code. What is on the first computer stays there until you remove it. Where the organisation is on the other computer already, you see first what would change, and are asked where something would be less than it is now.',
    ],
  },
];
