import type { Topic } from './phrases.ts';

export const ABOUT_ORDERS: readonly [Topic, ...Topic[]] = [
  {
    openings: [
      'Boa tarde, meu pedido {order} já saiu para entrega?',
      'Oi, cadê o pedido {order}? Era pra ter chegado ontem',
      'Comprei {product} e o rastreio não anda há {days} dias',
      'Bom dia, qual o prazo para {city}?',
    ],
    questions: [
      'Pode me confirmar o número do pedido?',
      'Em qual CEP é a entrega?',
      'O endereço continua o mesmo?',
    ],
    details: [
      'É o {order}',
      '{order}, entrega em {city}',
      'Mesmo endereço, {city}',
      'CEP de {city}, bairro Centro',
    ],
    answers: [
      'Achei aqui: saiu do nosso centro hoje cedo e chega em até {days} dias úteis.',
      'A transportadora tentou ontem e volta amanhã até as 18h.',
      'Houve um atraso na rota de {city}. Pedi prioridade e você recebe até sexta.',
    ],
    followUps: [
      'Eles avisam antes?',
      'Pode deixar na portaria?',
      'E se eu não estiver em casa?',
      'Dá pra entregar depois das 17h?',
    ],
    settlements: [
      'Avisam por SMS no dia, cerca de uma hora antes.',
      'Pode sim, deixei anotado para a portaria receber.',
      'Pedi a janela da tarde, a partir das 16h.',
    ],
  },
  {
    openings: [
      'Boa tarde, comprei {product} e chegou com a cúpula trincada',
      'O produto veio com um risco na madeira, quero trocar',
      'Já mandei a foto da nota fiscal, falta mais alguma coisa?',
      'Recebi o item errado no pedido {order}',
    ],
    questions: [
      'Sinto muito por isso! Você consegue mandar uma foto?',
      'Você prefere troca ou reembolso?',
      'A embalagem também veio amassada?',
    ],
    details: [
      'Troca. Mas preciso antes de sábado',
      'Prefiro o reembolso',
      'A caixa veio inteira, só a peça que não',
      'Mandei a foto agora',
    ],
    answers: [
      'Obrigado pelas fotos. Já abri a troca: a coleta é em até {days} dias úteis e não tem custo.',
      'Aprovei o reembolso de R$ {price}, cai em até {days} dias úteis.',
      'Tem um técnico na sua região, ele leva a peça nova e faz a troca aí mesmo.',
    ],
    followUps: [
      'Ele traz a cúpula nova?',
      'Preciso embalar de novo?',
      'O frete da troca é por minha conta?',
      'Recebo algum protocolo?',
    ],
    settlements: [
      'Traz sim. Qualquer coisa é só chamar aqui.',
      'Só colocar na caixa original, sem lacrar.',
      'Não, a coleta e o novo envio são por nossa conta.',
      'O protocolo é o {order}, mandei também por e-mail.',
    ],
  },
  {
    openings: [
      'Preciso da segunda via da nota fiscal do pedido {order}',
      'A nota saiu com o CPF errado',
      'Comprei como empresa, precisa do CNPJ na nota',
      'Minha fatura veio com valor diferente',
    ],
    questions: [
      'Me passa o número do pedido?',
      'Qual dado precisa corrigir?',
      'A compra foi feita em qual dia?',
    ],
    details: [
      'Pedido {order}',
      'O nome está certo, só o documento que não',
      'Foi na terça passada',
      'Cobraram R$ {price} a mais',
    ],
    answers: [
      'Emiti a carta de correção, o PDF vai por e-mail em alguns minutos.',
      'Segue a nota em anexo.',
      'Você tem razão: o frete foi cobrado duas vezes. Estornei R$ {price}.',
    ],
    followUps: ['Chega no mesmo e-mail?', 'O estorno cai nesta fatura?', 'Pode mandar por aqui também?'],
    settlements: [
      'Sim, no mesmo e-mail do cadastro.',
      'Cai nesta ou na próxima, depende do fechamento do cartão.',
      'Mandei aqui em cima, é o PDF.',
    ],
  },
  {
    openings: [
      'Quero cancelar o pedido {order}',
      'Ainda dá tempo de mudar o endereço?',
      'Preciso trocar a data da entrega',
      'Comprei duas sem querer, dá pra cancelar uma?',
    ],
    questions: [
      'Aconteceu alguma coisa com o pedido?',
      'Qual seria o novo endereço?',
      'Que dia fica melhor para você?',
    ],
    details: [
      'Comprei duplicado sem querer',
      'Agora vai para {city}',
      'Qualquer dia depois do dia 20',
      'Só me arrependi mesmo',
    ],
    answers: [
      'Cancelado! O valor volta em até {days} dias úteis.',
      'Como ainda não saiu, consegui mudar o endereço.',
      'Reagendei a entrega, você recebe a confirmação por e-mail.',
    ],
    followUps: ['Volta no cartão?', 'Muda o valor do frete?', 'Pode ser no período da manhã?'],
    settlements: [
      'Volta no mesmo cartão da compra.',
      'O frete fica igual.',
      'Pode sim, deixei das 8h às 12h.',
    ],
  },
];
