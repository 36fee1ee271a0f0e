/** A file that is dropped beside a box for files would take the app's place in the window. Here it is let fall instead. */
export function letStrayDropsFall(): void {
  const fall = (event: DragEvent): void => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', fall);
  window.addEventListener('drop', fall);
}
