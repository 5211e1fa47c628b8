using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace LeftBehindCare.Web.Data.Queries;

/// <summary>
/// Takes a composed query off the call that composed it: what it mentions of the values becomes parameters, tables lose
/// their context, and anything else that came along is refused, because it would answer every later call with the first one's value.
/// </summary>
/// <param name="values">Type of the values.</param>
internal sealed class ValuesBecomeParameters(Type values) : ExpressionVisitor
{
    private readonly List<(MemberInfo Member, ParameterExpression Parameter)> _parameters = [];

    /// <summary>The properties mentioned, in the order of first mention.</summary>
    public IReadOnlyList<(MemberInfo Member, ParameterExpression Parameter)> Parameters => _parameters;

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression?.Type == values) return ParameterOf(node);
        if (!ComesFromACaptured(node)) return base.VisitMember(node);
        if (!typeof(IQueryable).IsAssignableFrom(node.Type))
            throw new InvalidOperationException($"'{node.Member.Name}' would be kept from the first call; take it from {values.Name}.");
        var part = (IQueryable)Expression.Lambda(node).Compile().DynamicInvoke()!; // A query captured by the composition, never null.
        return Visit(part.Expression);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        node.Method.DeclaringType == typeof(Queryable) && node.Method.Name == nameof(Queryable.Skip) && node.Arguments[1] is ConstantExpression
            ? throw new InvalidOperationException($"Skip would keep the first call's count; use {nameof(QueryParts)}.{nameof(QueryParts.SkipBy)}.")
            : base.VisitMethodCall(node);

    protected override Expression VisitExtension(Expression node) =>
        node is EntityQueryRootExpression root ? root.DetachQueryProvider() : base.VisitExtension(node);

    private ParameterExpression ParameterOf(MemberExpression node)
    {
        var known = _parameters.FirstOrDefault(p => p.Member == node.Member).Parameter;
        if (known is not null) return known;
        var parameter = Expression.Parameter(node.Type, node.Member.Name);
        _parameters.Add((node.Member, parameter));
        return parameter;
    }

    private static bool ComesFromACaptured(MemberExpression node)
    {
        var inner = node.Expression;
        while (inner is MemberExpression deeper) inner = deeper.Expression;
        return inner is ConstantExpression;
    }
}

/// <summary>Parts of composed queries.</summary>
public static class QueryParts
{
    /// <summary><c>Skip</c> with a count that stays a part of the query; <c>Skip(n)</c> puts today's number into it.</summary>
    public static IQueryable<T> SkipBy<T>(this IQueryable<T> source, Expression<Func<int>> count)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(count);
        return source.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), nameof(Queryable.Skip), [typeof(T)], source.Expression, count.Body));
    }
}
