import { answerSignIn } from '@/lib/auth/sign-in/answer-sign-in';
import { publicRoute, refuseAllBut } from '@/lib/http';

export const POST = publicRoute((request) => answerSignIn(request, Date.now()));

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseAllBut('POST');
