import type { PayType } from '../../schemas/vocabulary'

/** The people and gigs of the demo. Prices are in whole units of the currency; skills are names of the starter table. */

export interface DemoWorker {
  email: string
  name: string
  city: string
  headline: string
  bio: string
  skills: string[]
  hourlyRate: number
  languages: { code: string; level: 'basic' | 'conversational' | 'fluent' | 'native' }[]
}

export const demoWorkers: DemoWorker[] = [
  {
    email: 'worker@demo.example',
    name: 'Mira Sandoval',
    city: 'Berlin',
    headline: 'Carpenter who also tiles, plasters and finishes what she starts',
    bio: 'I learned carpentry in my uncle’s workshop and have worked for myself since 2014. Old flats are my favourite: nothing is straight, and everything can be solved. I bring my own tools, keep the dust down and send you a photo every evening.',
    skills: ['Carpentry', 'Tiling', 'Plastering', 'Furniture assembly', 'Furniture restoration', 'Handyman work'],
    hourlyRate: 42,
    languages: [
      { code: 'es', level: 'native' },
      { code: 'de', level: 'fluent' },
      { code: 'en', level: 'fluent' },
    ],
  },
  {
    email: 'jonas@demo.example',
    name: 'Jonas Lindqvist',
    city: 'Berlin',
    headline: 'Registered nurse, seven years in home and night care',
    bio: 'After four years on a stroke ward I moved to home care, because there is time to listen. I am calm at night, exact with medicines, and I write a care record that the next shift can use.',
    skills: ['Nursing', 'Home care', 'Elderly care', 'Dementia care', 'Medication administration', 'First aid'],
    hourlyRate: 36,
    languages: [
      { code: 'sv', level: 'native' },
      { code: 'de', level: 'fluent' },
      { code: 'en', level: 'fluent' },
    ],
  },
  {
    email: 'priya@demo.example',
    name: 'Priya Raghavan',
    city: 'Bengaluru',
    headline: 'Front-end developer who cares about accessibility',
    bio: 'I build interfaces that work with a keyboard, a screen reader and a slow connection. Nine years of TypeScript and React, most of them with remote teams. You get small pull requests and a demo every Thursday.',
    skills: ['TypeScript', 'React', 'Front-end development', 'Web accessibility', 'CSS', 'UI design'],
    hourlyRate: 2800,
    languages: [
      { code: 'en', level: 'fluent' },
      { code: 'ta', level: 'native' },
      { code: 'hi', level: 'conversational' },
    ],
  },
]

export interface DemoClient {
  email: string
  name: string
  displayName: string
  kind: 'person' | 'company'
  city: string
  about: string
}

export const demoClients: DemoClient[] = [
  {
    email: 'client@demo.example',
    name: 'Katrin Böhm',
    displayName: 'Lindenhof Housing',
    kind: 'company',
    city: 'Berlin',
    about:
      'A housing cooperative with 214 flats and one large courtyard. We give most of our repairs, and some unusual jobs, to people who work on their own.',
  },
  {
    email: 'marigold@demo.example',
    name: 'Owen Adebayo',
    displayName: 'Marigold Kitchen',
    kind: 'company',
    city: 'London',
    about: 'A neighbourhood restaurant with forty seats, a bakery counter and a small catering arm.',
  },
  {
    email: 'tidepool@demo.example',
    name: 'Grace Whitfield',
    displayName: 'Tidepool Analytics',
    kind: 'company',
    city: 'Seattle',
    about:
      'Eleven people in four time zones. We measure water quality for harbours and fish farms, and publish what we find.',
  },
  {
    email: 'haruto@demo.example',
    name: 'Haruto Ishikawa',
    displayName: 'Haruto Ishikawa',
    kind: 'person',
    city: 'Tokyo',
    about: 'I run a one-man publishing house for illustrated travel books.',
  },
]

export interface DemoGig {
  client: string
  daysAgo: number
  title: string
  description: string
  skills: string[]
  payType: PayType
  budget: [min: number, max: number]
  remote?: true
  startsInDays?: number
  closesInDays?: number
  openings?: number
  questions?: [text: string, required: boolean][]
}

export const demoGigs: DemoGig[] = [
  {
    client: 'client@demo.example',
    daysAgo: 2,
    title: 'Tile a small bathroom after a water leak',
    description:
      'A pipe burst behind the bath in one of our ground-floor flats. The wall is dry again and newly plastered; now it needs tiles: about nine square metres of wall and four of floor. Tiles, adhesive and grout are in the cellar.\n\nPlease bring a cutter and your own small tools. The tenant works from home and is glad of a word about noise in the morning.',
    skills: ['Tiling', 'Plastering', 'Waterproofing'],
    payType: 'fixed',
    budget: [900, 1300],
    startsInDays: 14,
    closesInDays: 10,
    questions: [
      ['When could you start, and how many days do you need?', true],
      ['Do you have photos of a bathroom that you tiled?', false],
    ],
  },
  {
    client: 'client@demo.example',
    daysAgo: 3,
    title: 'Company for an elderly tenant, two afternoons a week',
    description:
      'Mrs. Hartmann is 84, quick-witted and not steady on her feet. Her family lives far away and pays for company on Tuesday and Friday afternoons: a walk to the market, tea, a game of rummy, now and then a visit to the doctor.\n\nThis is not nursing, but a calm head and some experience with older people matter.',
    skills: ['Companionship', 'Elderly care', 'Mobility assistance'],
    payType: 'hourly',
    budget: [18, 24],
    closesInDays: 21,
    questions: [['What would you do on a rainy afternoon?', true]],
  },
  {
    client: 'client@demo.example',
    daysAgo: 5,
    title: 'New website for our tenants, usable by everyone',
    description:
      'Our tenants report repairs on a website from 2011 that nobody can use on a phone. We want six pages: news, documents, a repair form, contacts, the laundry calendar and the usual legal page.\n\nA third of our tenants are over seventy, so it must work with large type, a keyboard and a screen reader. The texts exist in German and Turkish. Hosting is arranged.',
    skills: ['Front-end development', 'Web accessibility', 'TypeScript', 'UI design'],
    payType: 'fixed',
    budget: [4500, 7000],
    remote: true,
    closesInDays: 18,
    questions: [['Show us a site of yours that passes WCAG 2.2 AA.', true]],
  },
  {
    client: 'client@demo.example',
    daysAgo: 8,
    title: 'Prune eleven apple trees in the courtyard',
    description:
      'The trees are about thirty years old and have not been cut for three winters. We want light in the ground-floor flats and apples that one can reach. Ladder and green-waste container are here; please bring saws and know what a fruit spur is.',
    skills: ['Pruning', 'Tree surgery', 'Gardening'],
    payType: 'fixed',
    budget: [600, 850],
    openings: 2,
  },
  {
    client: 'client@demo.example',
    daysAgo: 12,
    title: 'Stairwell cleaning in four buildings',
    description:
      'Four stairwells with five floors each, once a week, on any weekday before noon. Sweep, mop, wipe banisters and letter boxes, and the entrance windows once a month. A cupboard with water and power is in each cellar; we buy the products you like.',
    skills: ['Deep cleaning', 'Window cleaning', 'Office cleaning'],
    payType: 'hourly',
    budget: [17, 21],
  },
  {
    client: 'marigold@demo.example',
    daysAgo: 1,
    title: 'Weekend pastry cook for a busy bakery counter',
    description:
      'Saturdays and Sundays from five to noon. You make croissants, cardamom buns and two cakes of your own choice, together with our head baker. The dough is prepared the evening before.\n\nYou should have worked in a bakery and be cheerful, or at least silent, at five in the morning.',
    skills: ['Pastry making', 'Baking', 'Food safety'],
    payType: 'hourly',
    budget: [15, 19],
    startsInDays: 12,
    questions: [['Which two cakes would you make first?', true]],
  },
  {
    client: 'marigold@demo.example',
    daysAgo: 4,
    title: 'Build a wall of oak shelves for our dining room',
    description:
      'Six metres wide, floor to ceiling, for wine, plates and too many cookbooks. The wall is Victorian brick and far from straight. We have a drawing and the oak boards; we need somebody who measures twice, builds it in the workshop and fits it on two Mondays, when we are closed.',
    skills: ['Carpentry', 'Joinery', 'Cabinet making'],
    payType: 'fixed',
    budget: [1800, 2600],
    closesInDays: 15,
    questions: [['How would you fix tall shelves to an uneven brick wall?', true]],
  },
  {
    client: 'marigold@demo.example',
    daysAgo: 6,
    title: 'Six waiters for a wedding with 130 guests',
    description:
      'A wedding in a barn an hour outside the city, on a Saturday next month. Arrival at one, dinner at six, last train home guaranteed. Plates are served at the table; two of you look after the bar. Black shirt and trousers, please; aprons and supper are on us.',
    skills: ['Waiting tables', 'Banquet service', 'Bartending'],
    payType: 'fixed',
    budget: [140, 170],
    openings: 6,
    startsInDays: 27,
    closesInDays: 20,
  },
  {
    client: 'marigold@demo.example',
    daysAgo: 9,
    title: 'Tidy bookkeeping for a restaurant, one day a month',
    description:
      'Invoices are scanned, receipts are in a shoe box, and the bank feed goes into Xero. We need someone who reconciles it all once a month, chases two or three late payers kindly and prepares the figures for VAT. From home or at the corner table.',
    skills: ['Bookkeeping', 'Xero', 'Invoicing'],
    payType: 'hourly',
    budget: [22, 30],
    remote: true,
  },
  {
    client: 'tidepool@demo.example',
    daysAgo: 1,
    title: 'Speed up the queries behind our water quality map',
    description:
      'Our map shows 40 million sensor readings, and since spring the busiest view takes nine seconds. PostgreSQL 16, a Node.js API, one tired developer. We want it under one second, a page that explains why it was slow, and a test that tells us when it becomes slow again.\n\nWe pay for two to three weeks and hope to keep your number afterwards.',
    skills: ['PostgreSQL', 'SQL', 'Node.js', 'Performance testing'],
    payType: 'hourly',
    budget: [70, 110],
    remote: true,
    closesInDays: 12,
    questions: [
      ['Describe a slow query that you made fast.', true],
      ['Which hours of the day overlap with Seattle?', false],
    ],
  },
  {
    client: 'tidepool@demo.example',
    daysAgo: 7,
    title: 'Label 6,000 underwater photos of fish',
    description:
      'Each photo shows nought to five fish of nine species. You draw boxes in our web tool and choose the species from a picture guide; when you are not sure, you say so. About 120 photos an hour after some practice. Two people are wanted, so that we can compare.',
    skills: ['Data labelling', 'Data cleaning'],
    payType: 'fixed',
    budget: [900, 1200],
    remote: true,
    openings: 2,
  },
  {
    client: 'tidepool@demo.example',
    daysAgo: 10,
    title: 'Install twelve sensors along a harbour pier',
    description:
      'The sensors hang from brackets one metre under the low-water line; everything above water is ours, everything below is done by a diver. You mount junction boxes, pull 200 metres of cable through existing pipes and connect it. Three days in spring tide, so dates are fixed. Life jackets are provided.',
    skills: ['Electrical work', 'Network cabling', 'Internet of things'],
    payType: 'fixed',
    budget: [3200, 4200],
    startsInDays: 30,
    closesInDays: 16,
    openings: 2,
    questions: [['Do you hold an electrician’s licence for Washington?', true]],
  },
  {
    client: 'tidepool@demo.example',
    daysAgo: 13,
    title: 'Night nurse for a colleague after an operation',
    description:
      'One of our founders comes home after heart surgery and needs somebody there for ten nights: medicines at two and six, blood pressure, and a calm voice. A hospital bed and a guest room are set up. The health insurance pays; we only organise it.',
    skills: ['Nursing', 'Home care', 'Overnight care', 'Medication administration'],
    payType: 'hourly',
    budget: [48, 65],
    startsInDays: 18,
  },
  {
    client: 'haruto@demo.example',
    daysAgo: 3,
    title: 'Twelve watercolour vignettes for a book on night trains',
    description:
      'Small scenes, postcard size: a dining car at dawn, a sleeping porter, a platform in snow. You get the text and a list of what must be right, such as the shape of the lamps. Two rounds of sketches, then colour. Your name stands on the cover.',
    skills: ['Illustration', 'Book cover design'],
    payType: 'fixed',
    budget: [240_000, 360_000],
    remote: true,
    closesInDays: 25,
    questions: [['Please link three pieces in watercolour.', true]],
  },
  {
    client: 'haruto@demo.example',
    daysAgo: 6,
    title: 'Translate a travel essay from Japanese to English',
    description:
      'Nine thousand characters about slow ferries in the Inland Sea, dry and funny in places. I look for a translator who writes English that people read for pleasure, and who asks when a pun cannot be saved.',
    skills: ['Japanese translation', 'Literary translation', 'Editing'],
    payType: 'fixed',
    budget: [110_000, 150_000],
    remote: true,
  },
  {
    client: 'haruto@demo.example',
    daysAgo: 11,
    title: 'English conversation for a shy publisher, weekly',
    description:
      'I read English well and speak it badly. Before the book fair in spring I want to lose my fear of telephone calls: one hour a week, online, early morning in Tokyo. No grammar tables, please. We could talk about trains.',
    skills: ['English teaching', 'Tutoring'],
    payType: 'hourly',
    budget: [3500, 5000],
    remote: true,
  },
]

export interface DemoApplication {
  worker: string
  gig: string
  hoursAgo: number
  coverLetter: string
  bid: number
  answers: string[]
  /** What the client did with it after reading. */
  shortlisted?: true
}

export const demoApplications: DemoApplication[] = [
  {
    worker: 'priya@demo.example',
    gig: 'New website for our tenants, usable by everyone',
    hoursAgo: 70,
    coverLetter:
      'Six pages that everybody can use is the kind of work I like best. I would test each page with NVDA and VoiceOver, and with two of your tenants over seventy if they have half an hour. I suggest one page a week, with the repair form first, because that is what people come for.',
    bid: 5800,
    answers: [
      'The public library of Mysuru: I rebuilt its catalogue last year, and the audit report is linked on the page.',
    ],
    shortlisted: true,
  },
  {
    worker: 'jonas@demo.example',
    gig: 'Company for an elderly tenant, two afternoons a week',
    hoursAgo: 20,
    coverLetter:
      'I work nights, so Tuesday and Friday afternoons suit me well. I have looked after many people who are not steady on their feet, and I lose at rummy with grace.',
    bid: 22,
    answers: ['Look through her photo albums and let her tell me who is who; then tea.'],
  },
  {
    worker: 'worker@demo.example',
    gig: 'Build a wall of oak shelves for our dining room',
    hoursAgo: 40,
    coverLetter:
      'I have fitted shelves to walls like yours in a dozen old flats. I would scribe the side panels to the brick and hang everything on a hidden rail, so that your Victorian wall may stay as it is. I can come over for a week.',
    bid: 2350,
    answers: [
      'With a levelled rail on long anchors, packed out where the wall falls back, and panels scribed to the brick.',
    ],
  },
]

/** What admins find in their queue. */
export interface DemoReport {
  reporter: string
  gig: string
  hoursAgo: number
  reason: string
  text: string
}

export const demoReports: DemoReport[] = [
  {
    reporter: 'jonas@demo.example',
    gig: 'Six waiters for a wedding with 130 guests',
    hoursAgo: 30,
    reason: 'Asks for money',
    text: 'They wrote that I should send 60 euros for a uniform before the wedding, and that I would get it back with my pay.',
  },
  {
    reporter: 'priya@demo.example',
    gig: 'Label 6,000 underwater photos of fish',
    hoursAgo: 6,
    reason: 'Pays less than it says',
    text: 'The description names a budget for all photos, but they told me that it is for the first half only.',
  },
]
