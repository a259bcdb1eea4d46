using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

/// <summary>keygen, sign, and verify --key.</summary>
public sealed class SignCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ASignedModelIsRight()
    {
        (string model, string key) = Signed("--model-version", "7");
        CommandResult result = CommandResult.Run("verify", model, "--key", key + ".pub");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("signature right, version 7", result.Output, StringComparison.Ordinal);
        JsonElement json = CommandResult.Run("verify", model, "--key", key + ".pub", "--least-version", "7", "--json").SingleJson().GetProperty("signature");
        Assert.True(json.GetProperty("right").GetBoolean());
        Assert.Equal(7, json.GetProperty("version").GetInt32());
    }

    [Fact]
    public void AnOlderVersionAnotherKeyAnotherModelAndACutSignatureAreWrong()
    {
        (string model, string key) = Signed("--model-version", "7");
        Refused("older|none below 8", model, "--key", key + ".pub", "--least-version", "8");
        string other = Key("other.pem");
        Refused("not that of the key", model, "--key", other + ".pub");

        string copy = Path.Combine(_folder.Path, "copy.dupnet");
        File.Copy(Path.Combine(NativeCore.Checkout.Root, "models", "dupnet-nano", "dupnet-nano.dupnet"), copy);
        Refused("the model was altered", copy, "--key", key + ".pub", "--signature", model + ".sig");

        File.WriteAllBytes(model + ".sig", File.ReadAllBytes(model + ".sig")[..^1]);
        Refused("damaged", model, "--key", key + ".pub");
    }

    /// <summary>The same with a key that PC and boards share: its file checks too, and neither it nor what is made of it shows it.</summary>
    [Fact]
    public void AModelIsSignedWithASharedKey()
    {
        string model = SpotModelFile.WriteTo(_folder);
        string key = Path.Combine(_folder.Path, "shared.pem");
        CommandResult made = CommandResult.Run("keygen", key, "--hmac");
        Assert.Equal((ExitCode.Success, string.Empty, key + ".txt\n"), (made.ExitCode, made.Error, made.Output));
        Assert.False(File.Exists(key + ".pub"));
        byte[] secret = Convert.FromBase64String(File.ReadAllText(key).Split('\n')[1]);
        string code = File.ReadAllText(key + ".txt");
        Assert.Equal(secret, code.Split([',', '\n', ' '], StringSplitOptions.RemoveEmptyEntries).Select(part => Convert.ToByte(part, 16)));

        CommandResult signed = CommandResult.Run("sign", model, "--key", key, "--model-version", "7");
        Assert.Equal((ExitCode.Success, string.Empty, model + ".sig\n"), (signed.ExitCode, signed.Error, signed.Output));
        byte[] signature = File.ReadAllBytes(model + ".sig");
        Assert.Equal(HMACSHA256.HashData(secret, (byte[])[.. signature[..16], .. File.ReadAllBytes(model)]), signature[16..]);
        Assert.Contains("signature right, version 7", CommandResult.Run("verify", model, "--key", key).Output, StringComparison.Ordinal);
        Refused("none below 8", model, "--key", key, "--least-version", "8");

        // Keys of one kind say nothing about signatures of the other.
        string other = Key("key.pem");
        Refused("of another kind", model, "--key", other + ".pub");
        CommandResult.Run("sign", model, "--key", other);
        Refused("of another kind", model, "--key", key);

        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in new[] { key, key + ".txt" })
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            foreach (string command in new[] { "sign", "verify" })
            {
                CommandResult result = CommandResult.Run(command, model, "--key", key);
                Assert.Equal(ExitCode.Failure, result.ExitCode);
                Assert.Contains("chmod 600", result.Error, StringComparison.Ordinal);
            }
        }

        Assert.Contains("exists; a key is never written over", CommandResult.Run("keygen", key, "--hmac").Error, StringComparison.Ordinal);
        File.WriteAllText(key, "-----BEGIN DUPNET SHARED KEY-----\nERERERER\n-----END DUPNET SHARED KEY-----\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Assert.Contains("holds 6 bytes, not the 32 of a shared key", CommandResult.Run("sign", model, "--key", key).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyIsSecretAndNeverWrittenOver()
    {
        string key = Path.Combine(_folder.Path, "key.pem");
        CommandResult made = CommandResult.Run("keygen", key);
        Assert.Equal((ExitCode.Success, string.Empty), (made.ExitCode, made.Error));
        string secret = File.ReadAllText(key).Split('\n')[1];
        Assert.Equal(2, made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain(secret, made.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }

        CommandResult again = CommandResult.Run("keygen", key);
        Assert.Equal(ExitCode.Failure, again.ExitCode);
        Assert.Contains("exists; a key is never written over", again.Error, StringComparison.Ordinal);
        Assert.Contains(secret, File.ReadAllText(key), StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyThatOthersMayReadIsRefused()
    {
        (string model, string key) = Signed();
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes");
            return;
        }

        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        CommandResult result = CommandResult.Run("sign", model, "--key", key);
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("chmod 600", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoKeyIsToldWithoutItsContent()
    {
        (string model, string key) = Signed();
        string wrong = Path.Combine(_folder.Path, "wrong.pem");
        File.WriteAllText(wrong, "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIBEREREREREREREREREREREREREREREREREREREREREREREREREREREREQ==\n-----END PRIVATE KEY-----\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(wrong, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        foreach (string file in new[] { wrong, key + ".pub", model })
        {
            CommandResult result = CommandResult.Run("sign", model, "--key", file);
            Assert.Equal(ExitCode.Failure, result.ExitCode);
            Assert.StartsWith("dupnet: ", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("ERERER", result.Error, StringComparison.Ordinal);
            Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        Assert.Contains("is no key to check with", CommandResult.Run("verify", model, "--key", key).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, CommandResult.Run("verify", "--key", key + ".pub").ExitCode);
        Assert.Equal(ExitCode.Usage, CommandResult.Run("sign", model, "--key", key, "--model-version", "-1").ExitCode);
    }

    private static void Refused(string reasons, params string[] arguments)
    {
        CommandResult result = CommandResult.Run(["verify", .. arguments]);
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("signature WRONG: ", result.Output, StringComparison.Ordinal);
        Assert.True(reasons.Split('|').Any(reason => result.Output.Contains(reason, StringComparison.Ordinal)), result.Output);
    }

    private (string Model, string Key) Signed(params string[] options)
    {
        string model = SpotModelFile.WriteTo(_folder);
        string key = Key("key.pem");
        CommandResult result = CommandResult.Run(["sign", model, "--key", key, .. options]);
        Assert.Equal((ExitCode.Success, string.Empty, model + ".sig\n"), (result.ExitCode, result.Error, result.Output));
        return (model, key);
    }

    private string Key(string name)
    {
        string key = Path.Combine(_folder.Path, name);
        Assert.Equal(ExitCode.Success, CommandResult.Run("keygen", key).ExitCode);
        return key;
    }
}
