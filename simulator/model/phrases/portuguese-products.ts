import type { Topic } from './phrases.ts';

export const ABOUT_PRODUCTS: readonly [Topic, ...Topic[]] = [
  {
    openings: [
      'Consigo parcelar em 10x no cartão?',
      'Vocês aceitam Pix com desconto?',
      'Quanto fica {product} à vista?',
      'Tem cupom de primeira compra?',
    ],
    questions: [
      'Qual produto você está olhando?',
      'Seria para entrega ou retirada?',
      'Você já tem cadastro com a gente?',
    ],
    details: [
      '{product}, na cor clara',
      'É para entrega em {city}',
      'Ainda não tenho cadastro',
      'Estou olhando {product} e mais duas lâmpadas',
    ],
    answers: [
      '{product} sai por R$ {price} em 10x sem juros, ou 8% de desconto no Pix.',
      'Consigo 5% no cupom BEMVINDA e o frete para {city} sai de graça.',
      'Dá para dividir em dois cartões, sim. O link de pagamento eu mando por aqui.',
    ],
    followUps: [
      'O link vale até quando?',
      'E se eu levar dois?',
      'Dá pra usar dois cartões?',
      'O desconto soma com o cupom?',
    ],
    settlements: [
      'O link vale até amanhã às 23h59.',
      'Levando dois, consigo 12% no total.',
      'Sim, você escolhe o valor de cada cartão no link.',
      'Não soma, mas aplico o maior dos dois.',
    ],
  },
  {
    openings: [
      'Vocês têm loja física em {city}?',
      'Esse abajur tem em preto fosco?',
      'Boa tarde, a {product} serve para área externa?',
      'Qual a medida da {product}? Preciso pra um canto pequeno',
    ],
    questions: [
      'É para qual ambiente?',
      'Você sabe a altura do pé-direito?',
      'Prefere tom quente ou neutro?',
    ],
    details: [
      'Sala de jantar, mesa de seis lugares',
      'Pé-direito de 2,70',
      'Um corredor bem estreito',
      'Quarto de bebê, luz bem suave',
    ],
    answers: [
      'Para esse espaço eu indicaria {product}, com lâmpada de 2700K.',
      'Tem sim, em preto fosco e em cobre. Chega em {days} dias em {city}.',
      'Ela tem 38 cm de largura e 1,52 m de altura, fica ótima em canto.',
    ],
    followUps: [
      'Vem com a lâmpada?',
      'Precisa de eletricista?',
      'Dá pra dimerizar?',
      'Tem foto num ambiente de verdade?',
    ],
    settlements: [
      'Vem com uma lâmpada LED de brinde.',
      'Se já tem o ponto no teto, a instalação é simples e o manual mostra tudo.',
      'Dá, com dimmer comum de LED.',
      'Mandei três fotos de clientes no seu e-mail.',
    ],
  },
  {
    openings: [
      'O aplicativo trava quando abro a segunda página do carrinho',
      'Não consigo entrar na minha conta',
      'Paguei e o pedido sumiu do site',
      'O código de confirmação não chega no meu celular',
    ],
    questions: [
      'Aparece alguma mensagem de erro?',
      'Você está no celular ou no computador?',
      'Qual e-mail você usou no cadastro?',
    ],
    details: [
      'Fica uma tela branca',
      'No celular, Android',
      'Diz que a senha expirou',
      'Já tentei duas vezes, mesma coisa',
    ],
    answers: [
      'Limpei sua sessão por aqui. Pode sair e entrar de novo?',
      'O pagamento está confirmado, o pedido {order} volta a aparecer em alguns minutos.',
      'Reenviei o código agora, confira também a caixa de spam.',
    ],
    followUps: [
      'Continua igual',
      'Agora foi, mas o carrinho está vazio',
      'Em quanto tempo aparece?',
      'Funcionou! Era só isso mesmo?',
    ],
    settlements: [
      'Montei o carrinho de novo no seu cadastro, pode conferir.',
      'Até 15 minutos. Se não aparecer, eu fecho o pedido por aqui.',
      'Era isso! Também abri um aviso para a equipe do aplicativo.',
    ],
  },
  {
    openings: [
      'A luz da {product} fica piscando',
      'Comprei faz um mês e parou de acender',
      'Qual a garantia da parte elétrica?',
      'Preciso de uma peça de reposição para {product}',
    ],
    questions: ['Já testou com outra lâmpada?', 'A tomada é 110 ou 220?', 'Pisca sempre ou só quando liga?'],
    details: [
      'Testei com duas, pisca igual',
      '220 aqui em {city}',
      'Só nos primeiros minutos',
      'É o interruptor do fio, está frouxo',
    ],
    answers: [
      'Pelo que você descreve é o reator. Mando um novo sem custo, chega em {days} dias.',
      'Está na garantia, sim. Abri a assistência {order}.',
      'Pode ser mau contato no fio. Desligue da tomada e aperte a rosca da base.',
    ],
    followUps: [
      'Consigo trocar sozinha?',
      'A assistência vem em casa?',
      'E se estragar de novo?',
      'Perco a garantia se eu abrir?',
    ],
    settlements: [
      'Consegue, são dois parafusos. Mando o vídeo.',
      'Em {city} o técnico vai até você.',
      'Se voltar a falhar, trocamos a peça inteira.',
      'Não perde, pode abrir com a luz desligada.',
    ],
  },
];
