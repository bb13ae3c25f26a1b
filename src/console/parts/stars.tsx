/** One to five stars, and the same in words. */
export const Stars = ({ rating }: { rating: number }) => (
  <span class="stars" role="img" aria-label={`${rating} of 5 stars`}>
    {'★'.repeat(rating)}
    <span class="quiet">{'☆'.repeat(5 - rating)}</span>
  </span>
)
