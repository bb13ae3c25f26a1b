import { Page } from '../parts/page'

/** For an address that leads nowhere. */
export const NothingHere = () => (
  <Page title="There is nothing here">
    <p>
      This address leads nowhere. <a href="/admin">Go to the overview.</a>
    </p>
  </Page>
)
