/** Views of the same place; each has an address of its own. */
export const Tabs = ({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { href: string; text: string; isCurrent: boolean }[]
}) => (
  <nav class="tabs" aria-label={label}>
    {tabs.map(({ href, text, isCurrent }) => (
      <a key={href} href={href} aria-current={isCurrent ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </nav>
)
