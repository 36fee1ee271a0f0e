/** Shown only when a page takes longer than an eye needs. */
export function Loading() {
  return (
    <p className="loading" role="status">
      Opening…
    </p>
  );
}
