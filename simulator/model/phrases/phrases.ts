// What a book of phrases holds, one per language. Slots: {order} {product} {city} {days} {price} {customer} {agent}.

export type Lines = readonly [string, ...string[]];

/** One subject, told in the order of a conversation. */
export type Topic = {
  /** The customer begins. */
  openings: Lines;
  /** The agent wants to know more, and the customer says. */
  questions: Lines;
  details: Lines;
  answers: Lines;
  /** The customer asks one thing more, and the agent settles it. */
  followUps: Lines;
  settlements: Lines;
};

export type PhraseBook = {
  topics: readonly [Topic, ...Topic[]];
  products: Lines;
  cities: Lines;
  botGreetings: Lines;
  botQuestions: Lines;
  botAnswers: Lines;
  botHandovers: Lines;
  botGoodbyes: Lines;
  wantsPerson: Lines;
  agentHellos: Lines;
  agentAfterTransfer: Lines;
  agentChecking: Lines;
  agentGoodbyes: Lines;
  nudges: Lines;
  givesUp: Lines;
  thanks: Lines;
  comesBack: Lines;
  afterMissed: Lines;
  spam: Lines;
  captions: Lines;
};
