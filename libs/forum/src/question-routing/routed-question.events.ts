declare module '@parvis/kernel' {
  interface DomainEvents {
    'question.routed': RoutedFacts & { tagId: string | null; roomId: string };
    'question.routing-declined': RoutedFacts;
  }
}

export interface RoutedFacts {
  routedQuestionId: string;
  threadId: string;
  memberId: string;
}
