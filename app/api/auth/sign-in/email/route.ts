import { answerSignIn } from '@/lib/auth/sign-in/answer-sign-in';
import { publicRoute } from '@/lib/http';

export const POST = publicRoute((request) => answerSignIn(request, Date.now()));
