using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DupNet.Watching.Serving;

/// <summary>
/// Decides whose requests are answered. The address that the program prints has a token; who opens it gets it as a cookie. Without it
/// nothing is shown: other users of the computer, and of the network, know addresses and ports too. What changes something must bring the token
/// once more, in a header or a form, and must come from the page itself. Requests to another name are refused, or a page of a stranger
/// whose name leads here could read this one (DNS rebinding).
/// </summary>
/// <param name="address">The address that the server listens on.</param>
/// <param name="port">Its port.</param>
internal sealed class RequestGuard(IPAddress address, int port)
{
    /// <summary>The header with the token.</summary>
    public const string TokenHeader = "X-Watch-Token";

    /// <summary>The field of queries and forms with the token.</summary>
    public const string TokenField = "token";

    private const int TokenBytes = 16;

    /// <summary>What the page may load and do: its own script, style and pictures, and nothing of anybody else.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly string _cookie = string.Create(CultureInfo.InvariantCulture, $"dupnet-watch-{port}");

    /// <summary>The token of this run.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The address to open.</summary>
    public string Address
    {
        get
        {
            IPAddress reached = address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;
            return $"http://{new IPEndPoint(reached, port)}/?{TokenField}={Token}";
        }
    }

    /// <summary>Sets the headers that keep a page to itself.</summary>
    public static void Protect(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";

        // With no-referrer a browser would not tell where a form comes from.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()";
    }

    /// <summary>Decides about a request by its name, origin and cookie.</summary>
    /// <param name="context">The request. Who opens the address with the token gets the cookie.</param>
    /// <returns>Null for a request that may go on; else the code and the message of the refusal.</returns>
    public (int Code, string Message)? Refusal(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!IsOwnName(request.Host))
        {
            return (StatusCodes.Status421MisdirectedRequest, "This server answers to its own address only.");
        }

        if (request.Headers.Origin.Count > 0 && !IsOwnOrigin(request.Headers.Origin.ToString(), request.Host))
        {
            return (StatusCodes.Status403Forbidden, "Requests of other pages are refused.");
        }

        if (IsToken(request.Cookies[_cookie]))
        {
            return null;
        }

        if (HttpMethods.IsGet(request.Method) && request.Path == "/" && IsToken(request.Query[TokenField]))
        {
            context.Response.Cookies.Append(_cookie, Token, new CookieOptions { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, Path = "/" });
            return null;
        }

        return (StatusCodes.Status401Unauthorized, "Open the whole address that dupnet watch printed, with its token.");
    }

    /// <summary>Whether a token is that of this run.</summary>
    public bool IsToken(string? token) => token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.ASCII.GetBytes(Token));

    private static bool IsOwnOrigin(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && from.Scheme == Uri.UriSchemeHttp && string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private bool IsOwnName(HostString host)
    {
        // A browser leaves out port 80.
        if ((host.Port ?? 80) != port)
        {
            return false;
        }

        bool listensToAll = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
        if (string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return listensToAll || IPAddress.IsLoopback(address);
        }

        // A name can lead anywhere, an address only here.
        return IPAddress.TryParse(host.Host.Trim('[', ']'), out IPAddress? named) && (listensToAll || named.Equals(address));
    }
}
