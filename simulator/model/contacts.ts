// Invented customers. Phone numbers stand in ranges that no network assigns.
import type { Random } from './random.ts';
import type { Integration } from './shop.ts';

export type Language = 'pt' | 'en';
export type Contact = { id: string; name: string; externalId: string; language: Language };

type Names = readonly [string, ...string[]];

const FIRST: Record<Language, Names> = {
  pt: [
    'Marina',
    'Thiago',
    'Célia',
    'João Pedro',
    'Renata',
    'Wagner',
    'Larissa',
    'Otávio',
    'Ana Clara',
    'Bruna',
    'Caio',
    'Débora',
    'Eduardo',
    'Fernanda',
    'Gabriel',
    'Heloísa',
    'Ícaro',
    'Jéssica',
    'Karina',
    'Leonardo',
    'Mônica',
    'Nelson',
    'Patrícia',
    'Quitéria',
    'Rodrigo',
    'Sílvia',
    'Tatiane',
    'Ulisses',
    'Vanessa',
    'Yasmin',
    'Zilda',
    'Antônio',
    'Bianca',
    'Cristiano',
    'Dalva',
    'Elias',
    'Francisca',
    'Geraldo',
    'Isadora',
    'Murilo',
  ],
  en: [
    'Hannah',
    'Daniel',
    'Priya',
    'Oliver',
    'Grace',
    'Liam',
    'Sofia',
    'Marcus',
    'Emily',
    'Noah',
    'Amara',
    'Peter',
    'Chloe',
    'Ravi',
    'Nora',
    'Samuel',
  ],
};

const LAST: Record<Language, Names> = {
  pt: [
    'Duarte',
    'Bastos',
    'Fontes',
    'Alencar',
    'Quiroga',
    'Pimentel',
    'Kobayashi',
    'Salles',
    'Azevedo',
    'Brandão',
    'Cardoso',
    'Dantas',
    'Esteves',
    'Figueiredo',
    'Guimarães',
    'Holanda',
    'Iório',
    'Jardim',
    'Lacerda',
    'Macedo',
    'Novaes',
    'Oliveira',
    'Peixoto',
    'Queiroz',
    'Rezende',
    'Siqueira',
    'Tavares',
    'Uchoa',
    'Valente',
    'Xavier',
    'Yamamoto',
    'Zanetti',
    'Barreto',
    'Coutinho',
    'Drummond',
    'Moraes',
  ],
  en: [
    'Whitfield',
    'Okafor',
    'Raman',
    'Bennett',
    'Sinclair',
    'Doyle',
    'Marsh',
    'Petrov',
    'Lindqvist',
    'Ashworth',
    'Moreau',
    'Fraser',
    'Kowalski',
    'Patel',
  ],
};

const AREA_CODES: Names = ['11', '21', '31', '41', '51', '61', '71', '81', '85', '91'];

export function newContact(
  random: Random,
  { id, integration }: { id: string; integration: Integration },
): Contact {
  const language = random.chance(integration === 'IM_TALK' || integration === 'INSTAGRAM' ? 0.2 : 0.08)
    ? 'en'
    : 'pt';
  const externalId = externalIdFor(random, integration, language);
  const isUnnamed = integration === 'WHATSAPP' && random.chance(0.07);
  const fullName = `${random.pick(FIRST[language])} ${random.pick(LAST[language])}`;
  return { id, language, externalId, name: isUnnamed ? externalId : fullName };
}

function externalIdFor(random: Random, integration: Integration, language: Language): string {
  switch (integration) {
    case 'WHATSAPP':
      return language === 'pt'
        ? `+55${random.pick(AREA_CODES)}95550${digits(random, 4)}`
        : random.pick([`+44770090${digits(random, 4)}`, `+120255501${digits(random, 2)}`]);
    case 'TELEGRAM':
      return `7${digits(random, 9)}`;
    case 'INSTAGRAM':
    case 'FACEBOOKMESSENGER':
      return `1784${digits(random, 12)}`;
    case 'IM_TALK':
      return `visitor-${digits(random, 8)}`;
  }
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.whole(0, 9)).join('');
}
