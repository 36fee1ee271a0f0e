import { expect, test } from 'vitest';
import { readDirectory } from './directory-csv.ts';

/** In the shape of ODS's epraccur: 27 columns, no names. */
const PRACTICES = [
  '"EX0001","LARKFIELD SURGERY","Y54","QHM","1 HIGH STREET","","","STOCKTON-ON-TEES","CLEVELAND","TS18 1HU","19740401","","A","B","16C","20130401","","01642 000000","","","","0","","16C","","4",""',
  '"EX0002","CLOSED SURGERY","Y54","QHM","","","","DURHAM","","DH1 1AA","19740401","20150331","C","B","00J","","","","","","","0","","00J","","4",""',
  '"EX-3","NO CODE","Y54","QHM","","","","","","","","","A","B","","","","","","","","0","","","","4",""',
  '"EX0004","","Y54","QHM","","","","","","","","","A","B","","","","","","","","0","","","","4",""',
].join('\r\n');

test('the columns that ODS publishes are read; closed ones are left out, unreadable ones are named with their line', () => {
  const read = readDirectory(PRACTICES, 'general-practice');
  expect(read.entries).toEqual([
    {
      ods_code: 'EX0001',
      name: 'LARKFIELD SURGERY',
      type: 'general-practice',
      town: 'STOCKTON-ON-TEES',
      postcode: 'TS18 1HU',
      region: 'Y54',
      commissioner: '16C',
      email: '',
    },
  ]);
  expect(read.passedOver).toEqual([
    { line: 3, why: 'It has no organisation code in its column.' },
    { line: 4, why: 'It has no name that can be used.' },
  ]);
});

test('a file with names in its first line is read by them, with addresses, and the last line of a code counts', () => {
  const read = readDirectory(
    'Name,Code,E-mail,Type\nOld,ex0001,,\nNew,ex0001,office@new.example,dental-practice\nBad,ex0002,nobody,',
    null,
  );
  expect(read.entries).toHaveLength(1);
  expect(read.entries[0]).toMatchObject({
    ods_code: 'EX0001',
    name: 'New',
    email: 'office@new.example',
    type: 'dental-practice',
  });
  expect(read.passedOver).toEqual([{ line: 4, why: 'Its e-mail address cannot be used.' }]);
});

test('something else is no directory', () => {
  expect(readDirectory('<html><body>Not found</body></html>', null).entries).toEqual([]);
});
