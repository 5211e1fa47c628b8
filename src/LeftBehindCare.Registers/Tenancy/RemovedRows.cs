using System.Linq.Expressions;
using LeftBehindCare.Registers.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace LeftBehindCare.Registers.Tenancy;

/// <summary>Asks for what is out of use, and only for that.</summary>
public static class RemovedRows
{
    /// <summary>
    /// The same query over the rows out of use. EF lifts a filter from the whole query, hence also from the tables by which
    /// the reach of a right is worked out; there it is put back, or an enrolment taken back would open the child's records.
    /// </summary>
    public static IQueryable<T> OnlyRemoved<T>(this IQueryable<T> query)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Provider.CreateQuery<T>(new OthersInUse().Main(query.Expression)).IgnoreQueryFilters([QueryFilters.Removed]);
    }

    private sealed class OthersInUse : ExpressionVisitor
    {
        /// <summary>The chain from its end to the table it starts at; what hangs on the steps between is of others.</summary>
        public Expression Main(Expression node) => node switch
        {
            MethodCallExpression { Arguments.Count: > 0 } call => call.Update(call.Object, [Main(call.Arguments[0]), .. call.Arguments.Skip(1).Select(a => Visit(a))]),
            EntityQueryRootExpression root => Rows(root, areRemoved: true),
            _ => throw new InvalidOperationException($"A query over removed rows starts at a table, not at {node.NodeType}."),
        };

        public override Expression Visit(Expression? node) =>
            node is MemberExpression or MethodCallExpression && typeof(IQueryable).IsAssignableFrom(node.Type) && Captured(node) is { } part
                ? Visit(part.Expression)
                : base.Visit(node)!; // Null only for the object of a static call, which the base hands on.

        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? Rows(root, areRemoved: false) : base.VisitExtension(node);

        private static Expression Rows(EntityQueryRootExpression table, bool areRemoved)
        {
            if (!typeof(SchoolRecord).IsAssignableFrom(table.ElementType)) return table;
            var row = Expression.Parameter(table.ElementType, "row");
            Expression isRemoved = Expression.Property(row, nameof(SchoolRecord.IsDeleted));
            return Expression.Call(typeof(Queryable), nameof(Queryable.Where), [table.ElementType], table,
                Expression.Quote(Expression.Lambda(areRemoved ? isRemoved : Expression.Not(isRemoved), row)));
        }

        /// <summary>A query composed elsewhere and mentioned in this one; null for what depends on the row.</summary>
        private static IQueryable? Captured(Expression node)
        {
            if (node is MethodCallExpression call && call.Method.DeclaringType is { } type && (type == typeof(Queryable) || type == typeof(EntityFrameworkQueryableExtensions))) return null;
            var rows = new Parameters();
            rows.Visit(node);
            if (rows.Any) return null;
            return Expression.Lambda<Func<IQueryable?>>(Expression.Convert(node, typeof(IQueryable))).Compile(preferInterpretation: true)() is { Provider: IAsyncQueryProvider } query ? query : null;
        }
    }

    private sealed class Parameters : ExpressionVisitor
    {
        public bool Any { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Any = true;
            return node;
        }
    }
}
