/** Moves the cursor, ends lines, or has what follows read in the other direction. */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** A name with what would turn it round as signs to be seen: `invoice⟨U+202E⟩xcod.exe` would else end in `.docx`. */
export function showControls(name: string): string {
  return name.replace(
    controls,
    (control) => `⟨U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
