import type { Language } from './template'

/** Who could have the offer now. `name` is null when the shortlist is empty. */
export const nextOnShortlist: Record<Language, (name: string | null) => string> = {
  en: (name) => (name ? `Next on your shortlist: ${name}.` : 'There is nobody else on your shortlist.'),
  de: (name) =>
    name ? `Als Nächstes auf deiner Auswahlliste: ${name}.` : 'Auf deiner Auswahlliste steht sonst niemand.',
  es: (name) =>
    name ? `El siguiente nombre de tu lista de finalistas: ${name}.` : 'No queda nadie más en tu lista de finalistas.',
  fr: (name) =>
    name
      ? `Prochain nom sur votre liste de présélection\u00a0: ${name}.`
      : 'Il n’y a plus personne sur votre liste de présélection.',
}
