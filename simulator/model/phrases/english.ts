import { ENGLISH_TOPICS } from './english-topics.ts';
import type { PhraseBook } from './phrases.ts';

export const ENGLISH: PhraseBook = {
  topics: ENGLISH_TOPICS,
  products: [
    'Ipê lamp',
    'Cajueiro table lamp',
    'Araucária pendant',
    'Jequitibá side table',
    'Jacarandá armchair',
    'Angico floor lamp',
    'Peroba shelf',
  ],
  cities: ['Lisbon', 'London', 'Austin', 'Berlin', 'Porto', 'Toronto', 'Dublin'],
  botGreetings: [
    'Hi {customer}! I am Lia, the assistant of Casa Jatobá. What is your order number?',
    'Hello! Lia here. Tell me in a few words how I can help.',
    'Hi! I am Lia. Are you looking for something, or is it about an order?',
  ],
  botQuestions: [
    'I found order {order}. Is it about that one?',
    'Thanks! Which city are you in?',
    'Got it. Did you buy online or in the shop?',
  ],
  botAnswers: [
    'Order {order} is on its way and arrives within {days} working days.',
    'Yes, the {product} is in stock at R$ {price}.',
    'We ship to {city} in about {days} working days.',
    'The warranty covers 12 months, the wiring too.',
  ],
  botHandovers: [
    'Of course! Somebody from the team will be right with you.',
    'Sure, {customer}. I have told the team, they answer right here.',
  ],
  botGoodbyes: [
    'Glad I could help! 💛',
    'You are welcome, {customer}. See you!',
    'Any time. Have a nice day!',
  ],
  wantsPerson: [
    'Can I talk to a person?',
    'That is not it, I would rather speak to someone',
    'Agent please',
    'My case is different, somebody human please',
  ],
  agentHellos: [
    'Hello {customer}, this is {agent} from Casa Jatobá. Sorry for the wait.',
    'Hi {customer}! {agent} here, I have your details open.',
    'Hi! {agent} here. I read what you told Lia, let us sort it out.',
  ],
  agentAfterTransfer: [
    'Hi {customer}, {agent} taking over. I have read everything, no need to repeat.',
    'Hello, your case is with me now. {agent} here, one minute please.',
  ],
  agentChecking: [
    'One moment, let me check.',
    'Let me ask the warehouse, I will be right back.',
    'Just a minute, please.',
    'Checking with the carrier.',
  ],
  agentGoodbyes: [
    'You are welcome, {customer}! Write any time.',
    'My pleasure. Have a great day!',
    'Any time. I will close the chat here, take care.',
  ],
  nudges: [
    'Anyone there?',
    'Hello?',
    'Still waiting here',
    '?',
    'Sorry to insist, I have to leave soon',
    'Any news?',
  ],
  givesUp: [
    'Never mind, I will call the shop',
    'I will try later',
    'Cannot wait any longer, thanks anyway',
    'Sorted it out myself, thanks',
  ],
  thanks: [
    'Perfect, thank you!',
    'Great, thanks a lot',
    'That was all. Thanks!',
    'Wow, that was quick. Thank you!',
    'Lovely, cheers',
    'Thanks, {agent}!',
  ],
  comesBack: [
    'Hi again, the problem is back',
    'One more thing about order {order}',
    'It arrived, but without the bulb',
    'I changed my mind about the colour, is it too late?',
    'Nobody came today, can someone check?',
  ],
  afterMissed: ['Hi, I wrote earlier and nobody answered', 'Trying again…', 'Is somebody there now?'],
  spam: ['BIG PROMO! Get followers today, click here', 'You have been selected! Reply with your details'],
  captions: ['Here is the photo', 'This is how it arrived', 'Is it this label?', 'Receipt attached'],
};
