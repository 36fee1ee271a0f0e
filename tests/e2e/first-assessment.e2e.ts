import { setUpPractice, startAssessment } from '../../scripts/tour/answer-assessment.ts';
import { expect, test } from './app-fixture.ts';

test('what was ticked and typed is there after the app is closed and started again', async ({ app }) => {
  await setUpPractice(app.page);
  await startAssessment(app.page);
  await app.page.getByRole('checkbox', { name: /^1a/ }).click();
  await app.page.getByRole('textbox', { name: 'What supports your level' }).fill('In the IG folder');
  await expect(app.page.getByTestId('save-status')).toContainText('Saved on this computer');
  await app.restart();
  await app.page.getByRole('link', { name: /^Continue: 114/ }).click();
  await expect(app.page.getByRole('checkbox', { name: /^1a/ })).toBeChecked();
  await expect(app.page.getByRole('textbox', { name: 'What supports your level' })).toHaveValue('In the IG folder');
});

test('text that is being typed when the window closes is not lost', async ({ app }) => {
  await setUpPractice(app.page);
  await startAssessment(app.page);
  await app.page.getByRole('textbox', { name: 'What supports your level' }).pressSequentially('Half a sen');
  await app.restart();
  await app.page.getByRole('link', { name: /^Continue: 114|^Start with 114/ }).click();
  await expect(app.page.getByRole('textbox', { name: 'What supports your level' })).toHaveValue('Half a sen');
});
