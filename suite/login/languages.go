package login

import (
	"regexp"
	"strings"
)

// vocabulary is what pages say in languages other than English.
type vocabulary struct {
	// words stand by themselves in a text.
	words []string
	// parts are of languages that do not set words apart.
	parts []string
}

var (
	refusals = vocabulary{
		words: []string{
			"ablehnen", "verweigern", "nicht (zulassen|erlauben|zustimmen|gestatten)", "nein", "refuser", "rejeter", "interdire", "non",
			"ne pas (autoriser|accepter)", "rechazar", "denegar", "recusar", "negar", "não", "rifiuta(re)?", "nega(re)?", "weigeren", "afwijzen",
		},
		parts: []string{"拒否", "許可しない", "同意しない", "いいえ", "拒绝", "拒絕", "不允许", "不允許", "不同意", "거부"},
	}
	cancellations = vocabulary{
		words: []string{"abbrechen", "annuler", "cancelar", "annulla", "annuleren"},
		parts: []string{"キャンセル", "取消", "취소"},
	}
	approvals = vocabulary{
		words: []string{
			"zulassen", "erlauben", "genehmigen", "zustimmen", "gestatten", "akzeptieren", "autorisieren", "autoriser", "accepter", "permettre",
			"approuver", "oui", "permitir", "autorizar", "aceptar", "aprobar", "conceder", "sí", "aceitar", "aprovar", "consenti", "autorizza",
			"accetta", "approva", "sì", "toestaan", "accepteren", "goedkeuren",
		},
		parts: []string{"許可", "承認", "認可", "同意", "はい", "允许", "允許", "授权", "授權", "批准", "허용", "승인", "동의"},
	}
	digressions = vocabulary{
		words: []string{
			"erneut", "ander(e|es|er|en)", "registrieren", "vergessen", "zurück", "hilfe", "abmelden", "renvoyer", "autre", "oublié", "s.inscrire", "retour",
			"aide", "reenviar", "otr[ao]", "olvidé", "olvidado", "registrarse", "volver", "atrás", "ayuda",
		},
		parts: []string{"再送", "別の", "戻る", "忘れ", "新規登録", "重新发送", "返回"},
	}
	codeNames = vocabulary{
		words: []string{"(bestätigungs|sicherheits|einmal|verifizierungs|prüf)code", "código", "codice", "passwort", "kennwort", "mot de passe", "contraseña", "senha"},
		parts: []string{"コード", "認証番号", "パスワード", "验证码", "驗證碼", "密码", "인증"},
	}
	userNames = vocabulary{
		words: []string{`benutzer\p{L}*`, "identifiant", "courriel", "(nom d.)?utilisateur", "usuario", "correo", "usuário", "utente"},
		parts: []string{"メール", "ユーザー", "アカウント", "邮箱", "用户名", "이메일"},
	}
)

// foreign recognizes a vocabulary. A word boundary of regexp knows no letters but ours.
func foreign(v vocabulary) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(^|[^\p{L}])(` + strings.Join(v.words, "|") + `)($|[^\p{L}])|` + strings.Join(v.parts, "|"))
}
