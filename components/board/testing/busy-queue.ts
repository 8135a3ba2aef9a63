// The queue of an invented afternoon. Every name and every message is made up.
import type { ChannelKey } from './invented-names';

/** Seconds waited, contact, last message, channel, assignee, messages, times reopened. */
export type QueueLine = readonly [number, string, string, ChannelKey, string | null, number, number];

export const BUSY_QUEUE: readonly QueueLine[] = [
  [1308, 'Marina Duarte', 'Já são 14h25 e ninguém veio', 'SUPORTE', null, 14, 1],
  [666, 'Thiago Bastos', 'Já mandei a foto da nota fiscal, falta mais alguma coisa?', 'SUPORTE', null, 6, 0],
  [461, 'Priya Raman', 'Hi! Do you ship the Ipê lamp to Lisbon?', 'INSTAGRAM', null, 3, 0],
  [319, 'Célia Fontes', 'Consigo parcelar em 10x no cartão?', 'VENDAS', 'Rafael Moura', 9, 0],
  [292, 'João Pedro Alencar', 'Vocês têm loja física em Curitiba?', 'VENDAS', null, 4, 0],
  [270, 'Renata Quiroga', 'O aplicativo trava quando abro a segunda tela', 'SUPORTE', null, 11, 2],
  [248, 'Hannah Whitfield', 'Is there a way to change the delivery address?', 'SITE', 'Lia', 5, 0],
  [227, 'Wagner Pimentel', 'Boa tarde, qual o prazo para Belém?', 'VENDAS', null, 2, 0],
  [202, 'Larissa Kobayashi', 'Esse abajur tem em preto fosco?', 'INSTAGRAM', null, 2, 0],
  [178, 'Otávio Salles', 'Fiz o que você pediu e continua piscando', 'SUPORTE', 'Beatriz Nogueira', 17, 1],
  [161, 'Daniel Okafor', 'Can I pay with two cards?', 'VENDAS', null, 3, 0],
  [135, 'Sueli Andrade', 'Quero cancelar o pedido 48377, por favor', 'VENDAS', null, 6, 0],
  [113, 'Igor Tavares', 'Falar com atendente', 'SUPORTE', 'Lia', 4, 0],
  [98, 'Fernanda Luz', 'Vi o anúncio da luminária, ainda tem desconto?', 'MESSENGER', null, 2, 0],
  [80, 'Bruno Castanho', 'Oi', 'VENDAS', null, 1, 0],
  [64, 'Elisa Prado', 'Segue o comprovante', 'SUPORTE', 'Camila Teixeira', 8, 0],
  [52, 'Marcos Vinícius Reis', 'Bom dia! Orçamento para 12 arandelas', 'VENDAS', null, 1, 0],
  [44, 'Noah Lindqvist', 'My discount code says expired', 'SITE', null, 2, 0],
  [37, 'Patrícia Guedes', 'Obrigada, mas não era isso', 'SUPORTE', 'Beatriz Nogueira', 5, 0],
  [26, 'Ana Clara Mota', '2', 'VENDAS', 'Lia', 3, 0],
  [18, 'Gustavo Pires', 'Preço?', 'INSTAGRAM', null, 1, 0],
  [11, 'Simone Vasques', 'Pode ser na quinta?', 'SUPORTE', 'Lucas Ferraz', 12, 0],
  [4, 'Davi Rocha', 'Olá, boa tarde', 'MESSENGER', null, 1, 0],
];
