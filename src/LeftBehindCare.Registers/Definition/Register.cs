using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Registers.Definition;

/// <summary>A register (登记簿) as the rest of the house sees it: menus, contract tests, rights.</summary>
public interface IRegister
{
    /// <summary>Name as the office says it, such as 教职工.</summary>
    string Title { get; }

    /// <summary>What one entry is called with its measure word, such as 名教职工; used in 「共14名教职工」.</summary>
    string Unit { get; }

    /// <summary>The data area its rights come from.</summary>
    DataArea Area { get; }

    /// <summary>The record's type.</summary>
    Type RecordType { get; }

    /// <summary>The form's type.</summary>
    Type FormType { get; }

    /// <summary>The row's type.</summary>
    Type RowType { get; }

    /// <summary>The filter's type.</summary>
    Type FilterType { get; }
}

/// <summary>A register as far as its records go: which of them a right reaches, and what one is called.</summary>
/// <typeparam name="TRecord">The record kept in the database.</typeparam>
public interface IRegisterOf<TRecord> : IRegister
    where TRecord : SchoolRecord
{
    /// <summary>Records a right reaches.</summary>
    IQueryable<TRecord> Reachable(IQueryable<TRecord> records, RowScope scope);

    /// <summary>Whether a right to change that reaches the record may really change it, where that depends on more than the reach.</summary>
    bool MayChange(TRecord record, RowScope scope);

    /// <summary>Whether photos and files may hang on the record.</summary>
    bool MayAttach(TRecord record);

    /// <summary>How the office would name this record in a sentence, such as 青石村.</summary>
    string Describe(TRecord record);
}

/// <summary>One line of a list.</summary>
public interface IRegisterRow
{
    /// <summary>Id of the record.</summary>
    Guid Id { get; }
}

/// <summary>What every list can be asked. A register's filter adds its own questions as properties.</summary>
public class ListFilter
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Free text, matched as the register decides.</summary>
    public string? Q { get; set; }

    /// <summary>Key of <see cref="Register{TRecord,TForm,TRow,TFilter}.Sorts"/>, with a leading minus for descending; null for the usual order.</summary>
    public string? Sort { get; set; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>True for the entries out of use instead of those in use.</summary>
    public bool? Removed { get; set; }
}

/// <summary>
/// What makes one register differ from the others: its list query, its row, and how a form is read from and written to the
/// record. The generic flow (list, edit, refuse, conflict, remove, export, print) lives in <c>RegisterController</c>.
/// </summary>
/// <typeparam name="TRecord">The record kept in the database; never bound from a request, never returned.</typeparam>
/// <typeparam name="TForm">What people fill in.</typeparam>
/// <typeparam name="TRow">One line of the list.</typeparam>
/// <typeparam name="TFilter">What the list can be asked.</typeparam>
public abstract class Register<TRecord, TForm, TRow, TFilter> : IRegisterOf<TRecord>
    where TRecord : SchoolRecord
    where TForm : class, new()
    where TRow : class, IRegisterRow
    where TFilter : ListFilter, new()
{
    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract string Unit { get; }

    /// <inheritdoc/>
    public abstract DataArea Area { get; }

    /// <summary>The row as a projection: only the columns it names are read.</summary>
    public abstract Expression<Func<TRecord, TRow>> Row { get; }

    /// <summary>Sentence under the title: who keeps this register and how often; may be empty.</summary>
    public virtual string Duty => "";

    /// <summary>Orders people may choose, by the row's property name.</summary>
    public virtual IReadOnlyDictionary<string, Expression<Func<TRecord, object?>>> Sorts => Empty;

    /// <inheritdoc/>
    public Type RecordType => typeof(TRecord);

    /// <inheritdoc/>
    public Type FormType => typeof(TForm);

    /// <inheritdoc/>
    public Type RowType => typeof(TRow);

    /// <inheritdoc/>
    public Type FilterType => typeof(TFilter);

    private static readonly Dictionary<string, Expression<Func<TRecord, object?>>> Empty = [];

    /// <summary>Records a right reaches. By default a right over the whole school reaches all, any other none.</summary>
    public virtual IQueryable<TRecord> Reachable(IQueryable<TRecord> records, RowScope scope) =>
        scope.WholeSchool ? records : records.Where(_ => false);

    /// <summary>Whether a right of this reach may add an entry. By default only a right over the whole school does.</summary>
    public virtual bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.WholeSchool;
    }

    /// <inheritdoc/>
    public virtual bool MayChange(TRecord record, RowScope scope) => true;

    /// <inheritdoc/>
    public virtual bool MayAttach(TRecord record) => true;

    /// <summary>The list query: narrowed by the filter, in the usual order.</summary>
    public abstract IQueryable<TRecord> Find(IQueryable<TRecord> records, TFilter filter);

    /// <summary>How the office would name this record in a sentence, such as 青石村.</summary>
    public abstract string Describe(TRecord record);

    /// <summary>A blank form, with what can be known beforehand filled in.</summary>
    public virtual ValueTask<TForm> BlankAsync(CancellationToken cancellationToken) => new(new TForm());

    /// <summary>
    /// Called before a form is shown: for what its choices depend on, such as the class whose children can be ticked.
    /// </summary>
    /// <param name="form">The form about to be shown.</param>
    /// <param name="isBlank">It is a new one that nobody has typed into: what follows from where it was opened may be filled in.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual ValueTask PrepareAsync(TForm form, bool isBlank, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Fills a form from the record, field by field.</summary>
    public abstract ValueTask<TForm> ReadAsync(TRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Rules that need more than the form itself (uniqueness, other records). Adds sentences to <paramref name="problems"/>
    /// under the field's name; the form is not saved while there are any.
    /// </summary>
    /// <param name="form">The form, already valid by itself.</param>
    /// <param name="record">The record being changed; null for a new one.</param>
    /// <param name="problems">Where refusals go.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public virtual ValueTask CheckAsync(TForm form, TRecord? record, ModelStateDictionary problems, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    /// <summary>Makes the record of a new, valid form.</summary>
    public abstract ValueTask<TRecord> CreateAsync(TForm form, CancellationToken cancellationToken);

    /// <summary>Writes a valid form into an existing record, field by field.</summary>
    public abstract ValueTask WriteAsync(TForm form, TRecord record, CancellationToken cancellationToken);

    /// <summary>Why a record cannot be taken out of use (something still hangs on it), as a sentence; null when it can.</summary>
    public virtual ValueTask<string?> WhyNotRemoveAsync(TRecord record, CancellationToken cancellationToken) => new((string?)null);
}
