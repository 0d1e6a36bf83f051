using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Tests.Events.Handlers.Files.Crashing;

/// <summary>
/// A disk in memory that fails and loses power, as badly as disks may. At a power cut, of everything that was not synced any part may be there: each
/// sector of each write by itself, lengths without their bytes, names without those before them. A sync that fails has written some sectors, and the rest
/// is forgotten: still to be read, but no later sync writes it.
/// </summary>
internal sealed class SimulatedDisk(Random random) : IDisk
{
    public const string Folder = "/disk";

    private readonly List<NameChange> _changes = []; // of names, not synced
    private Dictionary<string, SimulatedFile> _names = [];
    private Dictionary<string, SimulatedFile> _synced = [];
    private bool _isOff;

    /// <summary>How likely a call fails, from 0 to 1.</summary>
    public double Failures { get; set; }

    /// <summary>After how many calls the power goes.</summary>
    public int CallsLeft { get; set; } = int.MaxValue;

    /// <summary>Whether files are synced when the disk says so.</summary>
    public bool Syncs { get; set; } = true;

    public Random Random => random;

    public void CreateDirectory(string path)
    {
    }

    public IReadOnlyList<string> List(string directory) => [.. _names.Keys.Select(path => Path.GetFileName(path))];

    public IDiskFile Create(string path)
    {
        Call("create");
        if (_names.ContainsKey(path))
            throw new IOException("create fails: the file exists", 17);
        var file = new SimulatedFile(this);
        Change(new NameChange(path, file, From: null));
        return file.Open();
    }

    public IDiskFile Open(string path, bool forWriting)
    {
        Call("open");
        return _names.TryGetValue(path, out SimulatedFile? file) ? file.Open() : throw new FileNotFoundException("open fails: no such file", path);
    }

    public void Rename(string from, string to)
    {
        Call("rename");
        Change(new NameChange(to, _names[from], from));
    }

    public void Delete(string path)
    {
        Call("delete");
        Change(new NameChange(path, File: null, From: null));
    }

    /// <summary>A journal keeps changes of names that it could not write, and writes them with the next sync that succeeds.</summary>
    public void SyncDirectory(string path)
    {
        try
        {
            Call("sync directory");
        }
        catch (IOException)
        {
            foreach (NameChange change in _changes)
                if (random.Next(2) == 0)
                    change.ApplyTo(_synced);
            throw;
        }

        _synced = new(_names);
        _changes.Clear();
    }

    public DateTimeOffset LastWrite(string path) => default;

    public IDisposable Lock(string path) => new MemoryStream();

    public bool IsAt(string path, SimulatedFile file) => _names.GetValueOrDefault(path) == file;

    /// <summary>Loses what was not synced, or a part of it, and starts again without failures.</summary>
    public void CutPower()
    {
        int kept = random.Next(3); // nothing, some, everything
        foreach (NameChange change in _changes)
            if (kept > 0 && (kept == 2 || random.Next(2) == 0))
                change.ApplyTo(_synced);
        _changes.Clear();
        _names = new(_synced);
        foreach (SimulatedFile file in _names.Values.Distinct())
            file.LoseUnsynced();
        Heal();
    }

    public void Heal()
    {
        (_isOff, CallsLeft, Failures) = (false, int.MaxValue, 0);
    }

    /// <summary>Whether the power went during a call.</summary>
    public bool IsOff => _isOff;

    public void Call(string what)
    {
        _isOff |= CallsLeft-- <= 0;
        if (_isOff)
            throw new IOException("the power is off", 5);
        if (Failures > 0 && random.NextDouble() < Failures)
            throw new IOException($"{what} fails", random.Next(2) == 0 ? 5 : 28);
    }

    private void Change(NameChange change)
    {
        _changes.Add(change);
        change.ApplyTo(_names);
    }

    private sealed record NameChange(string Path, SimulatedFile? File, string? From)
    {
        public void ApplyTo(Dictionary<string, SimulatedFile> names)
        {
            if (From is not null)
                names.Remove(From);
            if (File is null)
                names.Remove(Path);
            else
                names[Path] = File;
        }
    }
}
