using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Data.Queries;

/// <summary>
/// A query put together from parts, compiled once for each way of putting it together. To compose a list's query and have
/// EF find it again costs a fifth of the page's CPU (<c>./care bench page</c>), so the lists opened most are asked this way.
/// Keep it where the model lives: a compiled query belongs to one model.
/// </summary>
/// <typeparam name="TShape">All that decides how the query is put together; a record, compared by value, of few possible values: each is kept.</typeparam>
/// <typeparam name="TValues">All that differs from call to call, as properties. The composition may mention them in the query and may not read them.</typeparam>
/// <typeparam name="TRow">A row of the answer.</typeparam>
public sealed class ShapedQueries<TShape, TValues, TRow>
    where TShape : IEquatable<TShape>
    where TValues : class
{
    private readonly Func<AppDb, TShape, TValues, IQueryable<TRow>> _compose;
    private readonly ConcurrentDictionary<TShape, Func<AppDb, TValues, IAsyncEnumerable<TRow>>> _rows = new();
    private readonly ConcurrentDictionary<TShape, Func<AppDb, TValues, Task<int>>> _counts = new();

    /// <param name="compose">A static function: what it knew besides shape and values would be kept from the first call.</param>
    /// <exception cref="ArgumentException">The function carries something along.</exception>
    public ShapedQueries(Func<AppDb, TShape, TValues, IQueryable<TRow>> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        if (compose.Target?.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0)
            throw new ArgumentException("The composition must be static; what it carries along would be kept from the first call.", nameof(compose));
        _compose = compose;
    }

    /// <summary>The rows.</summary>
    /// <exception cref="InvalidOperationException">The composition mentions a value that is neither of the shape nor of the values.</exception>
    public async Task<List<TRow>> ToListAsync(AppDb db, TShape shape, TValues values, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        await foreach (var row in _rows.GetOrAdd(shape, CompileRows, db)(db, values).WithCancellation(cancellationToken)) rows.Add(row);
        return rows;
    }

    /// <summary>How many rows there are.</summary>
    /// <exception cref="InvalidOperationException">The composition mentions a value that is neither of the shape nor of the values.</exception>
    public Task<int> CountAsync(AppDb db, TShape shape, TValues values) => _counts.GetOrAdd(shape, CompileCount, db)(db, values);

    private Func<AppDb, TValues, IAsyncEnumerable<TRow>> CompileRows(TShape shape, AppDb db) =>
        Compile<IAsyncEnumerable<TRow>>(Compose(shape, db), typeof(IQueryable<TRow>), typeof(TRow));

    private Func<AppDb, TValues, Task<int>> CompileCount(TShape shape, AppDb db) =>
        Compile<Task<int>>(Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(TRow)], Compose(shape, db)), typeof(int), typeof(int));

    /// <summary>Values that nobody has set: whoever reads them while composing finds nothing to go by.</summary>
    private Expression Compose(TShape shape, AppDb db) =>
        _compose(db, shape, (TValues)RuntimeHelpers.GetUninitializedObject(typeof(TValues))).Expression;

    private static Func<AppDb, TValues, TAnswer> Compile<TAnswer>(Expression query, Type answer, Type row)
    {
        var detached = new ValuesBecomeParameters(typeof(TValues));
        var body = detached.Visit(query);
        var lambda = Expression.Lambda(
            Expression.GetFuncType([typeof(AppDb), .. detached.Parameters.Select(p => p.Parameter.Type), answer]), body,
            [Expression.Parameter(typeof(AppDb)), .. detached.Parameters.Select(p => p.Parameter)]);
        var compile = typeof(EF).GetMethods().Single(m => m.Name == nameof(EF.CompileAsyncQuery) && Takes(m, detached.Parameters.Count, isSequence: answer != row))
            .MakeGenericMethod([typeof(AppDb), .. detached.Parameters.Select(p => p.Parameter.Type), row]);
        var compiled = compile.Invoke(null, [lambda])!; // CompileAsyncQuery always answers with a delegate.
        var (db, values) = (Expression.Parameter(typeof(AppDb)), Expression.Parameter(typeof(TValues)));
        return Expression.Lambda<Func<AppDb, TValues, TAnswer>>(
            Expression.Invoke(Expression.Constant(compiled), [db, .. detached.Parameters.Select(p => Expression.MakeMemberAccess(values, p.Member))]), db, values).Compile();
    }

    /// <summary>Whether an overload takes a lambda of a context and so many parameters that answers with IQueryable, or with a single value.</summary>
    private static bool Takes(MethodInfo overload, int parameters, bool isSequence)
    {
        var lambda = overload.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments();
        return lambda.Length == parameters + 2 && overload.GetGenericArguments().Length == lambda.Length
            && (isSequence ? lambda[^1].IsGenericType && lambda[^1].GetGenericTypeDefinition() == typeof(IQueryable<>) : lambda[^1].IsGenericParameter);
    }
}
