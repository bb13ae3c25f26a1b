import { shortId } from '../text/words'

/** Leads to the whole story of a user. */
export const UserLink = ({ id, name }: { id: string | null; name?: string | null }) =>
  id === null ? (
    <span class="quiet">{name ?? 'nobody'}</span>
  ) : (
    <a class={name ? 'person' : 'id'} href={`/admin/users/${id}`} title={`User ${id}`}>
      {name ?? shortId(id)}
    </a>
  )

/** An id that can be told apart from its neighbours; the whole of it in the title. */
export const ShortId = ({ id }: { id: string }) => (
  <code class="id" title={id}>
    {shortId(id)}
  </code>
)
