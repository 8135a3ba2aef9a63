import type { Topic } from './phrases.ts';

export const ENGLISH_TOPICS: readonly [Topic, ...Topic[]] = [
  {
    openings: [
      'Hi! Do you ship the {product} to {city}?',
      'Hello, where is my order {order}?',
      'How long does delivery to {city} take?',
      'The tracking of {order} has not moved for {days} days',
    ],
    questions: [
      'Could you confirm the order number?',
      'Which city is it going to?',
      'Is the address still the same?',
    ],
    details: ['It is {order}', 'To {city}, please', 'Same address as before', '{order}, a {product}'],
    answers: [
      'It left our warehouse this morning and should be there within {days} working days.',
      'We do ship to {city}: R$ {price}, about {days} working days.',
      'It is waiting at customs; I asked for priority.',
    ],
    followUps: ['Do I pay duties?', 'Will they call before?', 'Can they leave it with a neighbour?'],
    settlements: [
      'Duties are included in the price.',
      'They send a text about an hour before.',
      'Yes, I left a note for the courier.',
    ],
  },
  {
    openings: [
      'Can I pay with two cards?',
      'Is there a discount if I buy two?',
      'How much is the {product} with shipping?',
      'My card was declined but I was charged',
    ],
    questions: [
      'Which product are you looking at?',
      'Do you already have an account?',
      'Do you see the charge in your statement?',
    ],
    details: [
      'The {product}, in walnut',
      'Not yet, first time here',
      'Yes, it says pending',
      'Two of the {product}',
    ],
    answers: [
      'That would be R$ {price} in ten instalments.',
      'The charge is only reserved, it goes away within {days} days.',
      'For two I can give you 12% off.',
    ],
    followUps: [
      'How long is the link valid?',
      'Does the discount stack with the coupon?',
      'Can I get that in writing?',
    ],
    settlements: [
      'Until tomorrow midnight.',
      'It does not stack, but I applied the larger one.',
      'I have just sent it by e-mail.',
    ],
  },
  {
    openings: [
      'The {product} arrived with a crack',
      'Wrong colour in order {order}',
      'I would like to return the {product}',
      'The box was open when it came',
    ],
    questions: [
      'I am sorry! Could you send a photo?',
      'Would you prefer a replacement or a refund?',
      'When did it arrive?',
    ],
    details: [
      'A replacement, but I need it before Saturday',
      'Refund please',
      'This morning',
      'Photo is on its way',
    ],
    answers: [
      'Thanks. The pick-up is free and comes within {days} days.',
      'I approved the refund of R$ {price}.',
      'A replacement leaves tomorrow.',
    ],
    followUps: ['Do I need the original box?', 'Is there a reference number?', 'Who pays the shipping?'],
    settlements: ['The original box is best, unsealed.', 'Your reference is {order}.', 'We do, both ways.'],
  },
  {
    openings: [
      'Is there a way to change the delivery date?',
      'The lamp keeps flickering',
      'Is the {product} fine outdoors?',
      'I cannot log in to my account',
    ],
    questions: [
      'Could you tell me a little more?',
      'Have you tried another bulb?',
      'Do you get an error message?',
    ],
    details: [
      'Any day after the 20th',
      'Two bulbs, same thing',
      'It just goes white',
      'It is for a covered balcony',
    ],
    answers: [
      'Done, you will get a confirmation by e-mail.',
      'That sounds like the ballast, I will send a new one for free.',
      'I reset your sign-in, please try again.',
      'A covered balcony is fine, direct rain is not.',
    ],
    followUps: [
      'Can I do it myself?',
      'Could it be in the morning?',
      'It works now, is there anything else to do?',
    ],
    settlements: ['Two screws, I will send the video.', 'Yes, between 8 and 12.', 'Nothing else, all set.'],
  },
];
