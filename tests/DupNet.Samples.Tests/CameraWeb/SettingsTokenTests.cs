using System;
using System.Linq;
using System.Text;
using CameraWeb;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb;

public sealed class SettingsTokenTests
{
    [Fact]
    public void OnlyItselfMatches()
    {
        SettingsToken token = Make(1, 2);
        Assert.True(Matches(token, token.Text));
        Assert.False(Matches(token, token.Text[..11]));
        Assert.False(Matches(token, token.Text + "a"));
        Assert.False(Matches(token, string.Empty));
        for (int i = 0; i < SettingsToken.Length; i++)
        {
            char[] other = token.Text.ToCharArray();
            other[i] = other[i] == 'a' ? 'b' : 'a';
            Assert.False(Matches(token, new string(other)));
        }
    }

    [Fact]
    public void NothingMatchesBeforeItIsMade()
    {
        SettingsToken token = new();
        Assert.False(token.IsMade);
        Assert.False(Matches(token, new string('\0', SettingsToken.Length)));
    }

    /// <summary>One bit of noise, or one tick, gives another one, of letters and digits that differ in all places.</summary>
    [Fact]
    public void AnyNoiseGivesAnother()
    {
        string[] tokens = [.. Enumerable.Range(0, 2000).Select(static i => Make((byte)i, i / 256).Text)];
        Assert.Equal(2000, tokens.Distinct().Count());
        for (int i = 0; i < SettingsToken.Length; i++)
        {
            int place = i;
            Assert.Equal(32, tokens.Select(token => token[place]).Distinct().Count());
        }

        Assert.All(tokens, static token => Assert.Matches("^[a-km-np-z2-9]{12}$", token.Replace("l", "!", StringComparison.Ordinal)));
    }

    private static SettingsToken Make(byte noise, long ticks)
    {
        SettingsToken token = new();
        byte[] picture = new byte[96 * 72 * 2];
        picture[5000] = noise;
        token.Make(picture, ticks);
        return token;
    }

    private static bool Matches(SettingsToken token, string guess)
    {
        byte[] bytes = Encoding.ASCII.GetBytes("token=" + guess + "&x");
        return token.Matches(bytes, 6, guess.Length);
    }
}
