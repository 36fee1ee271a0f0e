import { takeInstance } from '../src-main/data-folder/single-instance.ts';

// A process of its own that takes a data folder: says what came of it, and when it is asked to come forward. It holds the
// folder until its input ends, or for good when it is killed.
const [folder = '', startAt = '0'] = process.argv.slice(2);
// Several of them are told to start in the same millisecond.
while (Date.now() < Number(startAt));
const instance = await takeInstance(folder);
instance?.onSecondStart(() => process.stdout.write('asked\n'));
process.stdout.write(instance ? 'taken\n' : 'somebody has it\n');
process.stdin.on('end', () => void instance?.release());
process.stdin.resume();
