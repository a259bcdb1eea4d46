using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DupNet.Embedded.Storage.Tests;

/// <summary>
/// A drive that loses power, or fails, at any step. A step is a byte written, or a file opened, closed or deleted. Only closing
/// a file makes it safe; until then, and after a deletion, a loss of power leaves whatever <see cref="Survival"/> allows.
/// </summary>
internal sealed class SimulatedDrive : IFileSystem
{
    private readonly Dictionary<string, SimulatedFile> _files = [];
    private bool _isDead;

    /// <summary>Steps taken so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Step at which the power goes.</summary>
    public int PowerEnds { get; set; } = int.MaxValue;

    /// <summary>Step that fails with an exception, the power on.</summary>
    public int FailsAt { get; set; } = int.MaxValue;

    /// <summary>Names of the files that exist.</summary>
    public IEnumerable<string> Names => _files.Where(file => file.Value.Content != null).Select(file => file.Key).Order();

    /// <summary>Content of an existing file; setting it makes it safe.</summary>
    public byte[] this[string name]
    {
        get => _files[name].Content!;
        set
        {
            _files[name] = new SimulatedFile { Content = value };
            _files[name].Settle();
        }
    }

    public SimulatedDrive Clone()
    {
        SimulatedDrive clone = new();
        foreach ((string name, SimulatedFile file) in _files)
        {
            clone._files[name] = file.Clone();
        }

        return clone;
    }

    /// <summary>What the next start finds.</summary>
    public SimulatedDrive Restart(Survival survival, Random random)
    {
        SimulatedDrive next = new();
        foreach ((string name, SimulatedFile file) in _files)
        {
            byte[]? content = file.AfterPowerLoss(survival, random);
            if (content != null)
            {
                next[name] = content;
            }
        }

        return next;
    }

    public int Length(string name) => Find(name)?.Content?.Length ?? -1;

    public void Read(string name, int position, byte[] buffer, int offset, int count)
    {
        byte[] content = Find(name)?.Content ?? throw new IOException(name + " does not exist");
        if (position + count > content.Length)
        {
            throw new IOException(name + " ends before byte " + (position + count));
        }

        Array.Copy(content, position, buffer, offset, count);
    }

    public IFileWriter Append(string name)
    {
        Step();
        SimulatedFile file = Find(name) ?? (_files[name] = new SimulatedFile());
        if (file.Content == null)
        {
            file.Earlier.Add(null);
            file.Content = [];
            file.SafeBytes = 0;
        }
        else
        {
            file.Earlier.Add(file.Content);
        }

        return new Writer(this, file);
    }

    public void Delete(string name)
    {
        Step();
        SimulatedFile? file = Find(name);
        if (file?.Content != null)
        {
            file.Earlier.Add(file.Content);
            file.Content = null;
            file.SafeBytes = 0;
        }
    }

    private SimulatedFile? Find(string name)
        => _isDead ? throw new PowerLostException() : _files.GetValueOrDefault(name);

    private void Step()
    {
        if (_isDead || Steps == PowerEnds)
        {
            _isDead = true;
            throw new PowerLostException();
        }

        if (Steps++ == FailsAt)
        {
            throw new IOException("the drive failed");
        }
    }

    private sealed class Writer(SimulatedDrive drive, SimulatedFile file) : IFileWriter
    {
        private bool _isClosed;

        public void Write(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                drive.Step();
                file.Content = [.. file.Content!, buffer[offset + i]];
            }
        }

        public void Close()
        {
            if (!_isClosed)
            {
                drive.Step();
                file.Settle();
                _isClosed = true;
            }
        }
    }
}
