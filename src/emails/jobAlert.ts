import type { MailContent, Money, Say, Template } from './template'

/** `place` is null for remote work; `hourly`: min and max are for an hour. */
interface NewGig {
  title: string
  min: Money
  max: Money
  hourly: boolean
  place: string | null
  url: string
}

interface JobAlert {
  gigs: NewGig[]
  mayBeMore: boolean
  url: string
  unsubscribeUrl: string
}

interface Words {
  perHour: string
  remote: string
}

const itemsOf = (gigs: readonly NewGig[], say: Say, { perHour, remote }: Words): MailContent['items'] =>
  gigs.map(({ title, url, min, max, hourly, place }) => {
    const pay = min.amount === max.amount ? say.money(min) : `${say.money(min)} – ${say.money(max)}`
    return { title, url, detail: `${pay}${hourly ? ` ${perHour}` : ''} · ${place ?? remote}` }
  })

/** One gig is named in the subject, several are counted. */
const summary = (gigs: readonly NewGig[], one: string, many: (count: number) => string): string => {
  const [first, ...others] = gigs
  return first && others.length === 0 ? `${one}${first.title}` : many(gigs.length)
}

export const jobAlert: Template<JobAlert> = {
  en: ({ gigs, mayBeMore, url, unsubscribeUrl }, say) => ({
    subject: summary(gigs, 'A new gig for you: ', (count) => `${count} new gigs for you`),
    paragraphs: ['This is new in your saved searches.'],
    items: itemsOf(gigs, say, { perHour: 'an hour', remote: 'Remote' }),
    action: { label: 'Open your saved searches', url },
    closing: mayBeMore ? 'These are the newest; there may be more in your saved searches.' : undefined,
    unsubscribe: { label: 'Turn off all job alerts', url: unsubscribeUrl },
  }),
  de: ({ gigs, mayBeMore, url, unsubscribeUrl }, say) => ({
    subject: summary(gigs, 'Ein neuer Auftrag für dich: ', (count) => `${count} neue Aufträge für dich`),
    paragraphs: ['Das ist neu in deinen gespeicherten Suchen.'],
    items: itemsOf(gigs, say, { perHour: 'pro Stunde', remote: 'Ortsunabhängig' }),
    action: { label: 'Gespeicherte Suchen öffnen', url },
    closing: mayBeMore ? 'Das sind die neuesten; in deinen gespeicherten Suchen gibt es vielleicht mehr.' : undefined,
    unsubscribe: { label: 'Alle Benachrichtigungen über Aufträge abschalten', url: unsubscribeUrl },
  }),
  es: ({ gigs, mayBeMore, url, unsubscribeUrl }, say) => ({
    subject: summary(gigs, 'Un encargo nuevo para ti: ', (count) => `${count} encargos nuevos para ti`),
    paragraphs: ['Esto es lo nuevo en tus búsquedas guardadas.'],
    items: itemsOf(gigs, say, { perHour: 'por hora', remote: 'A distancia' }),
    action: { label: 'Abrir tus búsquedas guardadas', url },
    closing: mayBeMore ? 'Estos son los más recientes; puede haber más en tus búsquedas guardadas.' : undefined,
    unsubscribe: { label: 'Desactivar todos los avisos de encargos', url: unsubscribeUrl },
  }),
  fr: ({ gigs, mayBeMore, url, unsubscribeUrl }, say) => ({
    subject: summary(
      gigs,
      'Une nouvelle mission pour vous\u00a0: ',
      (count) => `${count} nouvelles missions pour vous`,
    ),
    paragraphs: ['Voici les nouveautés de vos recherches enregistrées.'],
    items: itemsOf(gigs, say, { perHour: 'de l’heure', remote: 'À distance' }),
    action: { label: 'Ouvrir vos recherches enregistrées', url },
    closing: mayBeMore
      ? 'Ce sont les plus récentes\u00a0; vos recherches enregistrées en contiennent peut-être d’autres.'
      : undefined,
    unsubscribe: { label: 'Désactiver toutes les alertes', url: unsubscribeUrl },
  }),
}
