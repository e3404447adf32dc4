use super::{Checker, findings, typed};
use crate::expression::functions::Function;
use crate::expression::tree::{Expression, Node, Typed};
use crate::expression::types::Type;
use crate::expression::value::Value;
use crate::source::{Span, nearest};

impl Checker<'_> {
    pub(super) fn call(&mut self, function: Function, arguments: &[Expression], span: Span) -> Typed {
        let mut arguments: Vec<Typed> = arguments.iter().map(|argument| self.tree(argument)).collect();
        let of = self.call_type(function, &mut arguments, span);
        let over_column =
            matches!(arguments.as_slice(), [Typed { note, .. }] if matches!(note.of, Type::Column(_)));
        let absent = arguments.iter().any(|argument| argument.note.may_be_null);
        let may_be_null = match function {
            Function::Count | Function::PlaceHas => false,
            Function::Min | Function::Max => absent || over_column,
            _ => absent,
        };
        typed(Node::Call(function, arguments), of, may_be_null, span)
    }

    fn call_type(&mut self, function: Function, arguments: &mut [Typed], span: Span) -> Type {
        match function {
            Function::Min | Function::Max => self.furthest(function, arguments, span),
            Function::Sum => self.sum(arguments, span),
            Function::Contains => self.contains(arguments, span),
            Function::PlaceHas => self.place_has(arguments, span),
            Function::Abs => self.abs(arguments, span),
            Function::Count => {
                if self.takes(function, arguments, 1, span) {
                    let counted =
                        matches!(arguments[0].note.of, Type::List(_) | Type::Column(_) | Type::Choices(_));
                    self.refuse_unless(counted, function, &arguments[0]);
                }
                Type::Number
            }
            Function::Floor | Function::Ceiling => {
                self.fixed(function, arguments, &[Type::Number], Type::Number, span)
            }
            Function::Length => self.fixed(function, arguments, &[Type::Text], Type::Number, span),
            Function::StartsWith => {
                self.fixed(function, arguments, &[Type::Text, Type::Text], Type::Boolean, span)
            }
            Function::Year | Function::Month => {
                self.fixed(function, arguments, &[Type::Date], Type::Number, span)
            }
            Function::DaysBetween | Function::WorkingDaysBetween | Function::YearsBetween => {
                self.fixed(function, arguments, &[Type::Date, Type::Date], Type::Number, span)
            }
        }
    }

    /// Whether the number of arguments is right.
    fn takes(&mut self, function: Function, arguments: &[Typed], count: usize, span: Span) -> bool {
        let right = arguments.len() == count;
        if !right {
            self.findings.push(findings::other_count(function, arguments.len(), span));
        }
        right
    }

    fn refuse_unless(&mut self, fits: bool, function: Function, argument: &Typed) {
        if !fits && (argument.note.of != Type::Unknown || argument.is_null()) {
            self.findings.push(findings::wrong_argument(function, argument));
        }
    }

    /// A function whose arguments have one type each.
    fn fixed(
        &mut self,
        function: Function,
        arguments: &[Typed],
        types: &[Type],
        result: Type,
        span: Span,
    ) -> Type {
        if self.takes(function, arguments, types.len(), span) {
            for (argument, of) in arguments.iter().zip(types) {
                self.refuse_unless(argument.note.of == *of, function, argument);
            }
        }
        result
    }

    fn abs(&mut self, arguments: &[Typed], span: Span) -> Type {
        if !self.takes(Function::Abs, arguments, 1, span) {
            return Type::Unknown;
        }
        let of = &arguments[0].note.of;
        let fits = matches!(of, Type::Number | Type::Money(_));
        self.refuse_unless(fits, Function::Abs, &arguments[0]);
        if fits { of.clone() } else { Type::Unknown }
    }

    fn furthest(&mut self, function: Function, arguments: &[Typed], span: Span) -> Type {
        let mut result = Type::Unknown;
        if arguments.is_empty() {
            self.findings.push(findings::other_count(function, 0, span));
        }
        for (index, argument) in arguments.iter().enumerate() {
            let of = match &argument.note.of {
                Type::Column(of) if arguments.len() == 1 => &**of,
                of => of,
            };
            let fits = matches!(of, Type::Number | Type::Money(_) | Type::Date);
            self.refuse_unless(fits, function, argument);
            if fits && !super::comparisons::same(&result, of) {
                self.findings.push(findings::two_types(&arguments[index - 1], argument, span));
                return Type::Unknown;
            }
            if fits && matches!(result, Type::Unknown | Type::Money(None)) {
                result = of.clone();
            }
        }
        result
    }

    fn sum(&mut self, arguments: &[Typed], span: Span) -> Type {
        if !self.takes(Function::Sum, arguments, 1, span) {
            return Type::Unknown;
        }
        match &arguments[0].note.of {
            Type::Column(of) if matches!(**of, Type::Number | Type::Money(_)) => (**of).clone(),
            _ => {
                self.refuse_unless(false, Function::Sum, &arguments[0]);
                Type::Unknown
            }
        }
    }

    fn contains(&mut self, arguments: &mut [Typed], span: Span) -> Type {
        if !self.takes(Function::Contains, arguments, 2, span) {
            return Type::Boolean;
        }
        let [whole, part] = arguments else { return Type::Boolean };
        if let Type::Choices(options) = &whole.note.of {
            let options = std::sync::Arc::clone(options);
            self.option(part, &options);
            let fits = matches!(part.note.of, Type::Choice(_));
            self.refuse_unless(fits, Function::Contains, part);
        } else {
            self.refuse_unless(whole.note.of == Type::Text, Function::Contains, whole);
            self.refuse_unless(part.note.of == Type::Text, Function::Contains, part);
        }
        Type::Boolean
    }

    /// A trait that no place has yet may be right; one that is nearly that of a place is not.
    fn place_has(&mut self, arguments: &[Typed], span: Span) -> Type {
        if !self.takes(Function::PlaceHas, arguments, 1, span) {
            return Type::Boolean;
        }
        let argument = &arguments[0];
        let Node::Literal(Value::Text(word)) = &argument.node else {
            self.findings.push(findings::wrong_argument(Function::PlaceHas, argument));
            return Type::Boolean;
        };
        let known = self.scope.traits();
        if !known.contains(&word.as_str())
            && let Some(near) = nearest(word, known)
        {
            self.findings.push(findings::unknown_trait(word, near, argument.span));
        }
        Type::Boolean
    }
}
