/** Stands where something will be, in about its height. */
export const Skeleton = ({ label, rows = 8 }: { label: string; rows?: number }) => (
  <div class="skeleton" role="status">
    <span class="unseen">{label}</span>
    {Array.from({ length: rows }, (_, row) => (
      <span key={row} aria-hidden="true" />
    ))}
  </div>
)
