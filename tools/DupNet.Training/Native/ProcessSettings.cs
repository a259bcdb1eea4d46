using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace DupNet.Training.Native;

/// <summary>
/// Settings that the C library and the OpenMP runtime read once, when a process starts. The program sets them and starts itself again in
/// the same process (execve), so that the process id stays and no wrapper script is needed.
/// </summary>
public static class ProcessSettings
{
    private const string Marker = "DUPNET_TRAINING_RESTARTED";

    /// <summary>
    /// Environment variables with their values, which count unless the caller's environment has others. A training step allocates and frees
    /// hundreds of megabytes. By default malloc returns such blocks to the kernel at once and every step faults them in again, which takes
    /// three times the processor time (docs/trainer.md). OpenMP threads that spin while they wait take the processor from the thread that
    /// prepares pictures.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Wanted { get; } = new Dictionary<string, string>
    {
        ["GLIBC_TUNABLES"] = "glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=17179869184",
        ["OMP_WAIT_POLICY"] = "PASSIVE",
    };

    /// <summary>
    /// Sets the variables of <see cref="Wanted"/> and starts the program again, unless all are set. Returns when nothing is to be done, or
    /// the system refuses.
    /// </summary>
    public static void Apply()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(Marker) is not null)
        {
            return;
        }

        var environment = new List<string> { Marker + "=1" };
        bool complete = true;
        foreach ((string name, string value) in Wanted)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
            {
                complete = false;
                environment.Add($"{name}={value}");
            }
        }

        if (complete)
        {
            return;
        }

        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            environment.Add($"{variable.Key}={variable.Value}");
        }

        string[] arguments = Encoding.UTF8.GetString(File.ReadAllBytes("/proc/self/cmdline")).TrimEnd('\0').Split('\0');
        Execute("/proc/self/exe", [.. arguments, null], [.. environment, null]);
    }

    [DllImport("libc", EntryPoint = "execve")]
    private static extern int Execute(
        [MarshalAs(UnmanagedType.LPStr)] string path,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] arguments,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] environment);
}
